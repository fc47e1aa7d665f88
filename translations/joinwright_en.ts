<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en">
    <context>
        <name>CommandPalette</name>
        <message numerus="yes">
            <source>%n found</source>
            <translation>
                <numerusform>%n found</numerusform>
                <numerusform>%n found</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n columns</source>
            <translation>
                <numerusform>%n column</numerusform>
                <numerusform>%n columns</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>CreateDatabaseDialog</name>
        <message numerus="yes">
            <source>%n table(s)</source>
            <translation>
                <numerusform>%n table</numerusform>
                <numerusform>%n tables</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n foreign key(s)</source>
            <translation>
                <numerusform>%n foreign key</numerusform>
                <numerusform>%n foreign keys</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n index(es)</source>
            <translation>
                <numerusform>%n index</numerusform>
                <numerusform>%n indexes</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>ExportCodeDialog</name>
        <message numerus="yes">
            <source>%n file(s) edited by hand stay as they are.</source>
            <translation>
                <numerusform>%n file edited by hand stay as they are.</numerusform>
                <numerusform>%n files edited by hand stay as they are.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n file(s) to write.</source>
            <translation>
                <numerusform>%n file to write.</numerusform>
                <numerusform>%n files to write.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>… and %n more</source>
            <translation>
                <numerusform>… and %n more</numerusform>
                <numerusform>… and %n more</numerusform>
            </translation>
        </message>
    </context>
</TS>
