<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en">
    <context>
        <name>CanvasClipboard</name>
        <message numerus="yes">
            <source>Paste %n columns</source>
            <translation>
                <numerusform>Paste %n column</numerusform>
                <numerusform>Paste %n columns</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>CanvasCommands</name>
        <message numerus="yes">
            <source>Delete %n objects</source>
            <translation>
                <numerusform>Delete %n object</numerusform>
                <numerusform>Delete %n objects</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Place %n tables</source>
            <translation>
                <numerusform>Place %n table</numerusform>
                <numerusform>Place %n tables</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Place %n related tables</source>
            <translation>
                <numerusform>Place %n related table</numerusform>
                <numerusform>Place %n related tables</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>CellCommands</name>
        <message numerus="yes">
            <source>Replaced in %Ln cells</source>
            <translation>
                <numerusform>Replaced in one cell</numerusform>
                <numerusform>Replaced in %Ln cells</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln rows copied</source>
            <translation>
                <numerusform>%Ln row copied</numerusform>
                <numerusform>%Ln rows copied</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>CommandPalette</name>
        <message numerus="yes">
            <source>%Ln found</source>
            <translation>
                <numerusform>%Ln found</numerusform>
                <numerusform>%Ln found</numerusform>
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
        <name>CommitTexts</name>
        <message numerus="yes">
            <source>%Ln changes are written in one transaction by this SQL:</source>
            <translation>
                <numerusform>One change is written in one transaction by this SQL:</numerusform>
                <numerusform>%Ln changes are written in one transaction by this SQL:</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>and %Ln more statements</source>
            <translation>
                <numerusform>and %Ln more statement</numerusform>
                <numerusform>and %Ln more statements</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>ConnectionBar</name>
        <message numerus="yes">
            <source>%Ln changes are kept.</source>
            <translation>
                <numerusform>One change is kept.</numerusform>
                <numerusform>%Ln changes are kept.</numerusform>
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
        <name>DataView</name>
        <message numerus="yes">
            <source>%Ln rows selected</source>
            <translation>
                <numerusform>%Ln row selected</numerusform>
                <numerusform>%Ln rows selected</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln cells selected</source>
            <translation>
                <numerusform>%Ln cell selected</numerusform>
                <numerusform>%Ln cells selected</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>DatabaseSession</name>
        <message numerus="yes">
            <source>%Ln more values are missing.</source>
            <translation>
                <numerusform>One more value is missing.</numerusform>
                <numerusform>%Ln more values are missing.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>ExportCodeDialog</name>
        <message numerus="yes">
            <source>%n file(s) edited by hand stay as they are.</source>
            <translation>
                <numerusform>%n file edited by hand stays as it is.</numerusform>
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
    <context>
        <name>FindBar</name>
        <message numerus="yes">
            <source>%Ln found</source>
            <translation>
                <numerusform>%Ln found</numerusform>
                <numerusform>%Ln found</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Place %n more</source>
            <translation>
                <numerusform>Place %n more</numerusform>
                <numerusform>Place %n more</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>HelpFindBar</name>
        <message numerus="yes">
            <source>%Ln found</source>
            <translation>
                <numerusform>%Ln found</numerusform>
                <numerusform>%Ln found</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>JoinedView</name>
        <message numerus="yes">
            <source>%Ln rows marked as deleted; they go with the next commit</source>
            <translation>
                <numerusform>%Ln row marked as deleted; it goes with the next commit</numerusform>
                <numerusform>%Ln rows marked as deleted; they go with the next commit</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln new rows</source>
            <translation>
                <numerusform>One new row</numerusform>
                <numerusform>%Ln new rows</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln lines found no row here: paste them as new rows.</source>
            <translation>
                <numerusform>One line found no row here: paste it as a new row.</numerusform>
                <numerusform>%Ln lines found no row here: paste them as new rows.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>RecordsView</name>
        <message numerus="yes">
            <source>%Ln rows marked as deleted; they go with the next commit</source>
            <translation>
                <numerusform>%Ln row marked as deleted; it goes with the next commit</numerusform>
                <numerusform>%Ln rows marked as deleted; they go with the next commit</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln new rows</source>
            <translation>
                <numerusform>One new row</numerusform>
                <numerusform>%Ln new rows</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>ValuePanel</name>
        <message numerus="yes">
            <source>%Ln characters</source>
            <translation>
                <numerusform>%Ln character</numerusform>
                <numerusform>%Ln characters</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>jw::studio::DiagramAccessible</name>
        <message numerus="yes">
            <source>%n tables</source>
            <translation>
                <numerusform>%n table</numerusform>
                <numerusform>%n tables</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Facts</name>
        <message numerus="yes">
            <source>%n columns</source>
            <translation>
                <numerusform>%n column</numerusform>
                <numerusform>%n columns</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n relationships</source>
            <translation>
                <numerusform>%n relationship</numerusform>
                <numerusform>%n relationships</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>MainWindow</name>
        <message numerus="yes">
            <source>%Ln tables</source>
            <translation>
                <numerusform>%Ln table</numerusform>
                <numerusform>%Ln tables</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>FilterBar</name>
        <message numerus="yes">
            <source>%n columns are not in the database yet</source>
            <translation>
                <numerusform>%n column is not in the database yet</numerusform>
                <numerusform>%n columns are not in the database yet</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Workspace</name>
        <message numerus="yes">
            <source>%Ln changed rows are not committed. They are kept and offered when the database is opened again.</source>
            <translation>
                <numerusform>One changed row is not committed. It is kept and offered when the database is opened again.</numerusform>
                <numerusform>%Ln changed rows are not committed. They are kept and offered when the database is opened again.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln typed texts cannot be taken for their columns, and are lost: mend them, or give them up with Esc.</source>
            <translation>
                <numerusform>A typed text cannot be taken for its column, and is lost: mend it, or give it up with Esc.</numerusform>
                <numerusform>%Ln typed texts cannot be taken for their columns, and are lost: mend them, or give them up with Esc.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>ConflictDialog</name>
        <message numerus="yes">
            <source>Nothing was written: others have changed %Ln objects that you have edited</source>
            <translation>
                <numerusform>Nothing was written: others have changed an object that you have edited</numerusform>
                <numerusform>Nothing was written: others have changed %Ln objects that you have edited</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln bytes</source>
            <translation>
                <numerusform>%Ln byte</numerusform>
                <numerusform>%Ln bytes</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln fields to choose</source>
            <translation>
                <numerusform>one field to choose</numerusform>
                <numerusform>%Ln fields to choose</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln choices left</source>
            <translation>
                <numerusform>One choice left</numerusform>
                <numerusform>%Ln choices left</numerusform>
            </translation>
        </message>
    </context>
</TS>
