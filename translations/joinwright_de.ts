<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en">
    <context>
        <name>Actions</name>
        <message>
            <source>Open a database on a ser&amp;ver…</source>
            <translation>Datenbank auf einem Ser&amp;ver öffnen …</translation>
        </message>
        <message>
            <source>Opens a PostgreSQL or MariaDB database as a model</source>
            <translation>Öffnet eine Datenbank von PostgreSQL oder MariaDB als Modell</translation>
        </message>
        <message>
            <source>Table</source>
            <translation>Tabelle</translation>
        </message>
        <message>
            <source>Relation</source>
            <translation>Beziehung</translation>
        </message>
        <message>
            <source>M:N</source>
            <translation>M:N</translation>
        </message>
        <message>
            <source>Note</source>
            <translation>Notiz</translation>
        </message>
        <message>
            <source>Area</source>
            <translation>Bereich</translation>
        </message>
        <message>
            <source>Fit</source>
            <translation>Einpassen</translation>
        </message>
        <message>
            <source>&amp;New model</source>
            <translation>&amp;Neues Modell</translation>
        </message>
        <message>
            <source>Starts an empty model</source>
            <translation>Beginnt ein leeres Modell</translation>
        </message>
        <message>
            <source>&amp;Open…</source>
            <translation>Ö&amp;ffnen …</translation>
        </message>
        <message>
            <source>Opens a model, or an SQLite database as a model</source>
            <translation>Öffnet ein Modell oder eine SQLite-Datenbank als Modell</translation>
        </message>
        <message>
            <source>Open the sa&amp;mple shop</source>
            <translation>&amp;Beispielladen öffnen</translation>
        </message>
        <message>
            <source>Opens a copy of the sample shop: twelve tables to try anything on</source>
            <translation>Öffnet eine Kopie des Beispielladens: zwölf Tabellen, um alles auszuprobieren</translation>
        </message>
        <message>
            <source>&amp;Save</source>
            <translation>&amp;Speichern</translation>
        </message>
        <message>
            <source>Saves the model and its diagrams</source>
            <translation>Speichert das Modell und seine Diagramme</translation>
        </message>
        <message>
            <source>Save &amp;as…</source>
            <translation>Speichern &amp;unter …</translation>
        </message>
        <message>
            <source>Saves the model under another name</source>
            <translation>Speichert das Modell unter anderem Namen</translation>
        </message>
        <message>
            <source>Export &amp;code…</source>
            <translation>&amp;Code exportieren …</translation>
        </message>
        <message>
            <source>Writes model code: C++, SQLAlchemy, Django, Peewee or SQL</source>
            <translation>Schreibt Modellcode: C++, SQLAlchemy, Django, Peewee oder SQL</translation>
        </message>
        <message>
            <source>Export &amp;picture…</source>
            <translation>Bild e&amp;xportieren …</translation>
        </message>
        <message>
            <source>Writes the diagram as PNG, SVG or PDF</source>
            <translation>Schreibt das Diagramm als PNG, SVG oder PDF</translation>
        </message>
        <message>
            <source>Create &amp;database…</source>
            <translation>&amp;Datenbank anlegen …</translation>
        </message>
        <message>
            <source>Creates a new SQLite database from the model, its SQL shown first</source>
            <translation>Legt aus dem Modell eine neue SQLite-Datenbank an; das SQL wird vorher gezeigt</translation>
        </message>
        <message>
            <source>C&amp;lose tab</source>
            <translation>Reiter sch&amp;ließen</translation>
        </message>
        <message>
            <source>Closes the tab; its pending changes stay</source>
            <translation>Schließt den Reiter; ausstehende Änderungen bleiben erhalten</translation>
        </message>
        <message>
            <source>Se&amp;ttings…</source>
            <translation>&amp;Einstellungen …</translation>
        </message>
        <message>
            <source>Theme, language, notation and shortcuts</source>
            <translation>Farbschema, Sprache, Notation und Tastenkürzel</translation>
        </message>
        <message>
            <source>&amp;Quit</source>
            <translation>&amp;Beenden</translation>
        </message>
        <message>
            <source>Closes the program; unsaved work is asked about</source>
            <translation>Beendet das Programm; nach Ungespeichertem wird gefragt</translation>
        </message>
        <message>
            <source>&amp;Undo</source>
            <translation>&amp;Rückgängig</translation>
        </message>
        <message>
            <source>Takes back the last step of the focused tab</source>
            <translation>Nimmt den letzten Schritt des aktiven Reiters zurück</translation>
        </message>
        <message>
            <source>&amp;Redo</source>
            <translation>&amp;Wiederholen</translation>
        </message>
        <message>
            <source>Does the step again that was taken back</source>
            <translation>Führt den zurückgenommenen Schritt wieder aus</translation>
        </message>
        <message>
            <source>Cu&amp;t</source>
            <translation>&amp;Ausschneiden</translation>
        </message>
        <message>
            <source>Moves what is selected to the clipboard</source>
            <translation>Verschiebt die Auswahl in die Zwischenablage</translation>
        </message>
        <message>
            <source>&amp;Copy</source>
            <translation>&amp;Kopieren</translation>
        </message>
        <message>
            <source>Copies what is selected to the clipboard, as text</source>
            <translation>Kopiert die Auswahl als Text in die Zwischenablage</translation>
        </message>
        <message>
            <source>&amp;Paste</source>
            <translation>&amp;Einfügen</translation>
        </message>
        <message>
            <source>Puts in what the clipboard holds</source>
            <translation>Fügt den Inhalt der Zwischenablage ein</translation>
        </message>
        <message>
            <source>&amp;Duplicate</source>
            <translation>&amp;Duplizieren</translation>
        </message>
        <message>
            <source>Makes a copy of what is selected</source>
            <translation>Erzeugt eine Kopie der Auswahl</translation>
        </message>
        <message>
            <source>De&amp;lete</source>
            <translation>&amp;Löschen</translation>
        </message>
        <message>
            <source>Deletes what is selected</source>
            <translation>Löscht die Auswahl</translation>
        </message>
        <message>
            <source>Select &amp;all</source>
            <translation>Alle&amp;s auswählen</translation>
        </message>
        <message>
            <source>Selects everything in the focused tab</source>
            <translation>Wählt alles im aktiven Reiter aus</translation>
        </message>
        <message>
            <source>Re&amp;name</source>
            <translation>Um&amp;benennen</translation>
        </message>
        <message>
            <source>Renames what is selected, in place</source>
            <translation>Benennt die Auswahl an Ort und Stelle um</translation>
        </message>
        <message>
            <source>&amp;Find…</source>
            <translation>&amp;Suchen …</translation>
        </message>
        <message>
            <source>Finds tables and columns in the diagram, or text in the grid</source>
            <translation>Findet Tabellen und Spalten im Diagramm oder Text im Datenblatt</translation>
        </message>
        <message>
            <source>Add &amp;table</source>
            <translation>&amp;Tabelle hinzufügen</translation>
        </message>
        <message>
            <source>The next click in the diagram places a table</source>
            <translation>Der nächste Klick ins Diagramm setzt eine Tabelle</translation>
        </message>
        <message>
            <source>Add &amp;relationship</source>
            <translation>Be&amp;ziehung hinzufügen</translation>
        </message>
        <message>
            <source>Drag from a column or table to the table it refers to</source>
            <translation>Von einer Spalte oder Tabelle zur Tabelle ziehen, auf die sie verweist</translation>
        </message>
        <message>
            <source>Add &amp;many-to-many</source>
            <translation>&amp;Viele-zu-viele hinzufügen</translation>
        </message>
        <message>
            <source>Drag between two tables: the association table is made</source>
            <translation>Zwischen zwei Tabellen ziehen: Die Zwischentabelle entsteht von selbst</translation>
        </message>
        <message>
            <source>Add &amp;note</source>
            <translation>&amp;Notiz hinzufügen</translation>
        </message>
        <message>
            <source>The next click in the diagram places a note</source>
            <translation>Der nächste Klick ins Diagramm setzt eine Notiz</translation>
        </message>
        <message>
            <source>Add &amp;area</source>
            <translation>&amp;Bereich hinzufügen</translation>
        </message>
        <message>
            <source>Drag a rectangle: the tables inside wear its colour</source>
            <translation>Ein Rechteck aufziehen: Die Tabellen darin tragen seine Farbe</translation>
        </message>
        <message>
            <source>Add &amp;enum type</source>
            <translation>Au&amp;fzählungstyp hinzufügen</translation>
        </message>
        <message>
            <source>Adds a type with a closed list of values</source>
            <translation>Fügt einen Typ mit fester Werteliste hinzu</translation>
        </message>
        <message>
            <source>Add &amp;view</source>
            <translation>S&amp;icht hinzufügen</translation>
        </message>
        <message>
            <source>Adds a view with its SQL</source>
            <translation>Fügt eine Sicht mit ihrem SQL hinzu</translation>
        </message>
        <message>
            <source>New &amp;diagram</source>
            <translation>Neues &amp;Diagramm</translation>
        </message>
        <message>
            <source>Adds an empty diagram of the same model</source>
            <translation>Fügt ein leeres Diagramm desselben Modells hinzu</translation>
        </message>
        <message>
            <source>Arran&amp;ge</source>
            <translation>&amp;Anordnen</translation>
        </message>
        <message>
            <source>Arranges the diagram afresh; what is pinned stays</source>
            <translation>Ordnet das Diagramm neu an; Angeheftetes bleibt stehen</translation>
        </message>
        <message>
            <source>Arrange &amp;selection</source>
            <translation>A&amp;uswahl anordnen</translation>
        </message>
        <message>
            <source>Arranges only the tables that are selected</source>
            <translation>Ordnet nur die ausgewählten Tabellen an</translation>
        </message>
        <message>
            <source>Show ne&amp;ighbours</source>
            <translation>Na&amp;chbarn zeigen</translation>
        </message>
        <message>
            <source>Adds the tables related to the selected ones to this diagram</source>
            <translation>Nimmt die mit den ausgewählten verbundenen Tabellen in dieses Diagramm auf</translation>
        </message>
        <message>
            <source>Remove &amp;from diagram</source>
            <translation>Aus dem Dia&amp;gramm entfernen</translation>
        </message>
        <message>
            <source>Takes the selected tables out of this diagram; the model keeps them</source>
            <translation>Nimmt die ausgewählten Tabellen aus diesem Diagramm; im Modell bleiben sie</translation>
        </message>
        <message>
            <source>&amp;Pin in place</source>
            <translation>An&amp;heften</translation>
        </message>
        <message>
            <source>Arranging leaves pinned tables where they are</source>
            <translation>Beim Anordnen bleiben angeheftete Tabellen stehen</translation>
        </message>
        <message>
            <source>Show all &amp;columns</source>
            <translation>Alle S&amp;palten zeigen</translation>
        </message>
        <message>
            <source>Shows the selected tables whole</source>
            <translation>Zeigt die ausgewählten Tabellen ganz</translation>
        </message>
        <message>
            <source>Show &amp;keys only</source>
            <translation>Nur Sch&amp;lüssel zeigen</translation>
        </message>
        <message>
            <source>Shows only the key columns of the selected tables</source>
            <translation>Zeigt nur die Schlüsselspalten der ausgewählten Tabellen</translation>
        </message>
        <message>
            <source>Show names &amp;only</source>
            <translation>Nur Na&amp;men zeigen</translation>
        </message>
        <message>
            <source>Shows only the names of the selected tables</source>
            <translation>Zeigt nur die Namen der ausgewählten Tabellen</translation>
        </message>
        <message>
            <source>Open &amp;records</source>
            <translation>&amp;Datensätze öffnen</translation>
        </message>
        <message>
            <source>Opens the rows of the selected table</source>
            <translation>Öffnet die Zeilen der ausgewählten Tabelle</translation>
        </message>
        <message>
            <source>Open &amp;joined rows</source>
            <translation>&amp;Verknüpfte Zeilen öffnen</translation>
        </message>
        <message>
            <source>Opens the rows of the selected table joined along its relationships</source>
            <translation>Öffnet die Zeilen der ausgewählten Tabelle, entlang ihrer Beziehungen verknüpft</translation>
        </message>
        <message>
            <source>&amp;Add row</source>
            <translation>&amp;Zeile hinzufügen</translation>
        </message>
        <message>
            <source>Adds a new row; it is written at the next commit</source>
            <translation>Fügt eine neue Zeile hinzu; geschrieben wird sie beim nächsten Commit</translation>
        </message>
        <message>
            <source>Set to &amp;NULL</source>
            <translation>Auf &amp;NULL setzen</translation>
        </message>
        <message>
            <source>Empties the cell to NULL, which is not the same as empty text</source>
            <translation>Leert die Zelle auf NULL, was nicht dasselbe ist wie leerer Text</translation>
        </message>
        <message>
            <source>Set to defa&amp;ult</source>
            <translation>Auf &amp;Standardwert setzen</translation>
        </message>
        <message>
            <source>Leaves the cell to the database's default</source>
            <translation>Überlässt die Zelle dem Standardwert der Datenbank</translation>
        </message>
        <message>
            <source>Copy with &amp;headers</source>
            <translation>Mit &amp;Kopfzeile kopieren</translation>
        </message>
        <message>
            <source>Copies the selected cells and their columns' names</source>
            <translation>Kopiert die ausgewählten Zellen samt Spaltennamen</translation>
        </message>
        <message>
            <source>Paste as new ro&amp;ws</source>
            <translation>Als neue Zeilen &amp;einfügen</translation>
        </message>
        <message>
            <source>Adds the clipboard's lines as new rows</source>
            <translation>Fügt die Zeilen der Zwischenablage als neue Zeilen hinzu</translation>
        </message>
        <message>
            <source>Re&amp;fresh</source>
            <translation>&amp;Aktualisieren</translation>
        </message>
        <message>
            <source>Reads the rows again; pending changes stay</source>
            <translation>Liest die Zeilen neu; ausstehende Änderungen bleiben</translation>
        </message>
        <message>
            <source>&amp;Commit</source>
            <translation>&amp;Commit</translation>
        </message>
        <message>
            <source>Writes all pending changes in one transaction</source>
            <translation>Schreibt alle ausstehenden Änderungen in einer Transaktion</translation>
        </message>
        <message>
            <source>Re&amp;vert all</source>
            <translation>Alles ve&amp;rwerfen</translation>
        </message>
        <message>
            <source>Takes back all pending changes; undo brings them back</source>
            <translation>Nimmt alle ausstehenden Änderungen zurück; Rückgängig holt sie wieder</translation>
        </message>
        <message>
            <source>Zoom to &amp;fit</source>
            <translation>&amp;Einpassen</translation>
        </message>
        <message>
            <source>Shows the whole diagram</source>
            <translation>Zeigt das ganze Diagramm</translation>
        </message>
        <message>
            <source>Zoom &amp;in</source>
            <translation>Ver&amp;größern</translation>
        </message>
        <message>
            <source>Shows more detail</source>
            <translation>Zeigt mehr Einzelheiten</translation>
        </message>
        <message>
            <source>Zoom &amp;out</source>
            <translation>Ver&amp;kleinern</translation>
        </message>
        <message>
            <source>Shows more of the diagram</source>
            <translation>Zeigt mehr vom Diagramm</translation>
        </message>
        <message>
            <source>&amp;Actual size</source>
            <translation>&amp;Originalgröße</translation>
        </message>
        <message>
            <source>Shows the diagram at 100 %</source>
            <translation>Zeigt das Diagramm mit 100 %</translation>
        </message>
        <message>
            <source>&amp;Dark theme</source>
            <translation>&amp;Dunkles Farbschema</translation>
        </message>
        <message>
            <source>Switches between the light and the dark theme</source>
            <translation>Wechselt zwischen hellem und dunklem Farbschema</translation>
        </message>
        <message>
            <source>Find or &amp;run anything…</source>
            <translation>Alles &amp;finden und ausführen …</translation>
        </message>
        <message>
            <source>Lists every action, table and column by name</source>
            <translation>Listet jede Aktion, Tabelle und Spalte nach Namen</translation>
        </message>
        <message>
            <source>&amp;Split to the right</source>
            <translation>Nach &amp;rechts teilen</translation>
        </message>
        <message>
            <source>Moves the tab beside the others</source>
            <translation>Stellt den Reiter neben die anderen</translation>
        </message>
        <message>
            <source>&amp;Next tab</source>
            <translation>&amp;Nächster Reiter</translation>
        </message>
        <message>
            <source>Goes to the next tab</source>
            <translation>Geht zum nächsten Reiter</translation>
        </message>
        <message>
            <source>&amp;Previous tab</source>
            <translation>&amp;Voriger Reiter</translation>
        </message>
        <message>
            <source>Goes to the tab before</source>
            <translation>Geht zum vorigen Reiter</translation>
        </message>
        <message>
            <source>Reset &amp;layout</source>
            <translation>&amp;Anordnung zurücksetzen</translation>
        </message>
        <message>
            <source>Puts all panels back where they were at first</source>
            <translation>Stellt alle Bereiche des Fensters an ihren ersten Platz zurück</translation>
        </message>
        <message>
            <source>The library, page by page: tutorial, sessions, loading, queries</source>
            <translation>Die Bibliothek, Seite für Seite: Einführung, Sitzungen, Laden, Abfragen</translation>
        </message>
        <message>
            <source>&amp;Welcome page</source>
            <translation>&amp;Startseite</translation>
        </message>
        <message>
            <source>Shows the first page again</source>
            <translation>Zeigt wieder die erste Seite</translation>
        </message>
        <message>
            <source>&amp;Keyboard shortcuts</source>
            <translation>&amp;Tastenkürzel</translation>
        </message>
        <message>
            <source>Lists all keys, and lets you change them</source>
            <translation>Listet alle Tasten und lässt sie ändern</translation>
        </message>
        <message>
            <source>&amp;About Joinwright</source>
            <translation>Ü&amp;ber Joinwright</translation>
        </message>
        <message>
            <source>Version and licence</source>
            <translation>Version und Lizenz</translation>
        </message>
        <message>
            <source>&amp;File</source>
            <translation>&amp;Datei</translation>
        </message>
        <message>
            <source>&amp;Edit</source>
            <translation>&amp;Bearbeiten</translation>
        </message>
        <message>
            <source>&amp;Model</source>
            <translation>&amp;Modell</translation>
        </message>
        <message>
            <source>&amp;Data</source>
            <translation>Da&amp;ten</translation>
        </message>
        <message>
            <source>&amp;View</source>
            <translation>&amp;Ansicht</translation>
        </message>
        <message>
            <source>&amp;Window</source>
            <translation>&amp;Fenster</translation>
        </message>
        <message>
            <source>&amp;Help</source>
            <translation>&amp;Hilfe</translation>
        </message>
        <message>
            <source>Add col&amp;umn</source>
            <translation>&amp;Spalte hinzufügen</translation>
        </message>
        <message>
            <source>Adds a column to the selected table and asks for its name in place</source>
            <translation>Fügt der ausgewählten Tabelle eine Spalte hinzu und fragt an Ort und Stelle nach ihrem Namen</translation>
        </message>
        <message>
            <source>Primary ke&amp;y</source>
            <translation>P&amp;rimärschlüssel</translation>
        </message>
        <message>
            <source>Takes the selected column into the primary key, or out of it</source>
            <translation>Nimmt die ausgewählte Spalte in den Primärschlüssel auf oder heraus</translation>
        </message>
        <message>
            <source>Optiona&amp;l column</source>
            <translation>&amp;Optionale Spalte</translation>
        </message>
        <message>
            <source>Lets the selected column be empty, or not</source>
            <translation>Lässt die ausgewählte Spalte leer sein oder nicht</translation>
        </message>
        <message>
            <source>Straig&amp;hten line</source>
            <translation>Linie b&amp;egradigen</translation>
        </message>
        <message>
            <source>Forgets the bends made by hand: the line is routed again</source>
            <translation>Vergisst die von Hand gemachten Knicke: Die Linie sucht ihren Weg neu</translation>
        </message>
        <message>
            <source>Go to &amp;tab</source>
            <translation>Zum Rei&amp;ter</translation>
        </message>
        <message>
            <source>Puts the cursor back into the diagram or the rows</source>
            <translation>Setzt den Cursor zurück ins Diagramm oder in die Zeilen</translation>
        </message>
        <message>
            <source>Go to &amp;model</source>
            <translation>Zum &amp;Modell</translation>
        </message>
        <message>
            <source>Shows the tree of tables, types, diagrams and databases and puts the cursor there</source>
            <translation>Zeigt den Baum der Tabellen, Typen, Diagramme und Datenbanken und setzt den Cursor hinein</translation>
        </message>
        <message>
            <source>Show &amp;overview</source>
            <translation>Ü&amp;bersicht zeigen</translation>
        </message>
        <message>
            <source>Shows the small map of the whole diagram</source>
            <translation>Zeigt die kleine Karte des ganzen Diagramms</translation>
        </message>
        <message>
            <source>Go to &amp;inspector</source>
            <translation>Zum &amp;Inspektor</translation>
        </message>
        <message>
            <source>Shows what is selected, with the cursor in its first field</source>
            <translation>Zeigt die Auswahl, mit dem Cursor im ersten Feld</translation>
        </message>
        <message>
            <source>Go to co&amp;de</source>
            <translation>Zum &amp;Code</translation>
        </message>
        <message>
            <source>Shows the code of what is selected and puts the cursor there</source>
            <translation>Zeigt den Code der Auswahl und setzt den Cursor hinein</translation>
        </message>
        <message>
            <source>Go to &amp;changes</source>
            <translation>Zu den Än&amp;derungen</translation>
        </message>
        <message>
            <source>Shows the pending changes of the rows and puts the cursor there</source>
            <translation>Zeigt die ausstehenden Änderungen der Zeilen und setzt den Cursor hinein</translation>
        </message>
        <message>
            <source>Go to pro&amp;blems</source>
            <translation>Zu den &amp;Problemen</translation>
        </message>
        <message>
            <source>Shows what is wrong with the model and puts the cursor there</source>
            <translation>Zeigt, was am Modell nicht stimmt, und setzt den Cursor hinein</translation>
        </message>
        <message>
            <source>Go to S&amp;QL log</source>
            <translation>Zum S&amp;QL-Protokoll</translation>
        </message>
        <message>
            <source>Shows the statements sent to the database and puts the cursor there</source>
            <translation>Zeigt die Anweisungen an die Datenbank und setzt den Cursor hinein</translation>
        </message>
        <message>
            <source>Go to &amp;history</source>
            <translation>Zum Ver&amp;lauf</translation>
        </message>
        <message>
            <source>Shows the steps of the model's history and puts the cursor there</source>
            <translation>Zeigt die Schritte im Verlauf des Modells und setzt den Cursor hinein</translation>
        </message>
        <message>
            <source>Clos&amp;e panel</source>
            <translation>Bereich &amp;schließen</translation>
        </message>
        <message>
            <source>Hides the panel that the cursor is in</source>
            <translation>Blendet den Bereich aus, in dem der Cursor steht</translation>
        </message>
        <message>
            <source>Open a &amp;fresh sample shop</source>
            <translation>Einen &amp;frischen Beispielladen öffnen</translation>
        </message>
        <message>
            <source>Opens a new copy of the sample shop; the one you have worked on stays</source>
            <translation>Öffnet eine neue Kopie des Beispielladens; die bisherige bleibt, wie sie ist</translation>
        </message>
        <message>
            <source>F&amp;ill down</source>
            <translation>Nach &amp;unten füllen</translation>
        </message>
        <message>
            <source>Puts the topmost selected cell of each column into those below it</source>
            <translation>Setzt die oberste ausgewählte Zelle jeder Spalte in die darunter</translation>
        </message>
        <message>
            <source>Lin&amp;k a row…</source>
            <translation>Zeile verknü&amp;pfen …</translation>
        </message>
        <message>
            <source>Chooses an existing row to hang on what the cursor's row shows</source>
            <translation>Wählt eine vorhandene Zeile, die an der aktuellen hängen soll</translation>
        </message>
        <message>
            <source>Unlink the r&amp;ow</source>
            <translation>Verknüpfung l&amp;ösen</translation>
        </message>
        <message>
            <source>Takes the cursor's row from what it hangs on; both stay</source>
            <translation>Löst die aktuelle Zeile von der, an der sie hängt; beide bleiben</translation>
        </message>
        <message>
            <source>Find ne&amp;xt</source>
            <translation>Wei&amp;tersuchen</translation>
        </message>
        <message>
            <source>Goes to the next cell found</source>
            <translation>Geht zur nächsten gefundenen Zelle</translation>
        </message>
        <message>
            <source>Find pre&amp;vious</source>
            <translation>Rückwärts su&amp;chen</translation>
        </message>
        <message>
            <source>Goes to the cell found before</source>
            <translation>Geht zur vorigen gefundenen Zelle</translation>
        </message>
        <message>
            <source>Filter the colu&amp;mn</source>
            <translation>Spalte f&amp;iltern</translation>
        </message>
        <message>
            <source>Goes to the filter line of the cursor's column</source>
            <translation>Geht in die Filterzeile der aktuellen Spalte</translation>
        </message>
        <message>
            <source>C&amp;lear filters</source>
            <translation>Filter &amp;leeren</translation>
        </message>
        <message>
            <source>Shows all rows again</source>
            <translation>Zeigt wieder alle Zeilen</translation>
        </message>
        <message>
            <source>&amp;Pin or unpin the column</source>
            <translation>Spalte an&amp;heften oder lösen</translation>
        </message>
        <message>
            <source>A pinned column stays at the left while the others scroll</source>
            <translation>Eine angeheftete Spalte bleibt links stehen, während die anderen rollen</translation>
        </message>
        <message>
            <source>Hi&amp;de the column</source>
            <translation>Spalte aus&amp;blenden</translation>
        </message>
        <message>
            <source>Hides the cursor's column; its values stay</source>
            <translation>Blendet die aktuelle Spalte aus; ihre Werte bleiben</translation>
        </message>
        <message>
            <source>&amp;Show hidden columns</source>
            <translation>Ausgeblende&amp;te Spalten zeigen</translation>
        </message>
        <message>
            <source>Shows the hidden columns again</source>
            <translation>Zeigt die ausgeblendeten Spalten wieder</translation>
        </message>
        <message>
            <source>Value pan&amp;el</source>
            <translation>Wert i&amp;m Ganzen</translation>
        </message>
        <message>
            <source>Shows the cursor's value in full beside the grid: long texts, JSON, pictures</source>
            <translation>Zeigt den aktuellen Wert ganz neben dem Datenblatt: lange Texte, JSON, Bilder</translation>
        </message>
        <message>
            <source>Rela&amp;ted rows…</source>
            <translation>Ver&amp;wandte Zeilen …</translation>
        </message>
        <message>
            <source>Opens the rows that this row refers to, or that refer to it</source>
            <translation>Öffnet die Zeilen, auf die diese verweist oder die auf sie verweisen</translation>
        </message>
        <message>
            <source>&amp;Go to row…</source>
            <translation>&amp;Gehe zu Zeile …</translation>
        </message>
        <message>
            <source>Goes to a row by its number</source>
            <translation>Geht zu einer Zeile mit ihrer Nummer</translation>
        </message>
        <message>
            <source>Reconnect</source>
            <translation>Neu verbinden</translation>
        </message>
        <message>
            <source>Connects again to a server that was lost; pending changes stay</source>
            <translation>Verbindet sich wieder mit einem Server, der verloren ging; offene Änderungen bleiben</translation>
        </message>
        <message>
            <source>Mode and colour of the data&amp;base…</source>
            <translation>Modus und Farbe der Daten&amp;bank …</translation>
        </message>
        <message>
            <source>Free, ask before writing or read-only, and the colour that the database wears</source>
            <translation>Frei, vor dem Schreiben fragen oder nur lesen, und die Farbe, die die Datenbank trägt</translation>
        </message>
    </context>
    <context>
        <name>AreaTool</name>
        <message>
            <source>Draw the area, or press Return for one around the selected tables</source>
            <translation>Den Bereich aufziehen oder mit der Eingabetaste einen um die ausgewählten Tabellen legen</translation>
        </message>
    </context>
    <context>
        <name>ArrangeJob</name>
        <message>
            <source>Arrange</source>
            <translation>Anordnen</translation>
        </message>
    </context>
    <context>
        <name>CanvasClipboard</name>
        <message>
            <source>There are no tables on the clipboard.</source>
            <translation>In der Zwischenablage sind keine Tabellen.</translation>
        </message>
        <message>
            <source>Paste</source>
            <translation>Einfügen</translation>
        </message>
        <message numerus="yes">
            <source>Paste %n columns</source>
            <translation>
                <numerusform>%n Spalte einfügen</numerusform>
                <numerusform>%n Spalten einfügen</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>CanvasCommands</name>
        <message>
            <source>Add table</source>
            <translation>Tabelle hinzufügen</translation>
        </message>
        <message>
            <source>Add column %1</source>
            <translation>Spalte %1 hinzufügen</translation>
        </message>
        <message>
            <source>Relate %1 to %2</source>
            <translation>%1 auf %2 verweisen lassen</translation>
        </message>
        <message>
            <source>Relate %1 and %2 many-to-many</source>
            <translation>%1 und %2 viele zu viele verbinden</translation>
        </message>
        <message>
            <source>Add area</source>
            <translation>Bereich hinzufügen</translation>
        </message>
        <message>
            <source>Add note</source>
            <translation>Notiz hinzufügen</translation>
        </message>
        <message>
            <source>Delete %1</source>
            <translation>%1 löschen</translation>
        </message>
        <message numerus="yes">
            <source>Delete %n objects</source>
            <translation>
                <numerusform>%n Objekt löschen</numerusform>
                <numerusform>%n Objekte löschen</numerusform>
            </translation>
        </message>
        <message>
            <source>Remove from diagram</source>
            <translation>Aus dem Diagramm entfernen</translation>
        </message>
        <message>
            <source>Duplicate</source>
            <translation>Duplizieren</translation>
        </message>
        <message>
            <source>Move</source>
            <translation>Verschieben</translation>
        </message>
        <message>
            <source>Resize</source>
            <translation>Größe ändern</translation>
        </message>
        <message numerus="yes">
            <source>Place %n tables</source>
            <translation>
                <numerusform>%n Tabelle platzieren</numerusform>
                <numerusform>%n Tabellen platzieren</numerusform>
            </translation>
        </message>
        <message>
            <source>All related tables stand on this diagram.</source>
            <translation>Alle verbundenen Tabellen stehen in diesem Diagramm.</translation>
        </message>
        <message numerus="yes">
            <source>Place %n related tables</source>
            <translation>
                <numerusform>%n verbundene Tabelle platzieren</numerusform>
                <numerusform>%n verbundene Tabellen platzieren</numerusform>
            </translation>
        </message>
        <message>
            <source>Show detail</source>
            <translation>Einzelheiten zeigen</translation>
        </message>
        <message>
            <source>Pin</source>
            <translation>Anheften</translation>
        </message>
        <message>
            <source>Unpin</source>
            <translation>Lösen</translation>
        </message>
        <message>
            <source>Change colour</source>
            <translation>Farbe ändern</translation>
        </message>
        <message>
            <source>Link note</source>
            <translation>Notiz verbinden</translation>
        </message>
        <message>
            <source>Straighten line</source>
            <translation>Linie begradigen</translation>
        </message>
        <message>
            <source>Bend line</source>
            <translation>Linie biegen</translation>
        </message>
        <message>
            <source>Change primary key</source>
            <translation>Primärschlüssel ändern</translation>
        </message>
        <message>
            <source>Make %1 optional</source>
            <translation>%1 optional machen</translation>
        </message>
        <message>
            <source>Make %1 mandatory</source>
            <translation>%1 zur Pflicht machen</translation>
        </message>
    </context>
    <context>
        <name>CellCommands</name>
        <message>
            <source>%L1 rows are selected: at most %L2 can be taken at once.</source>
            <translation>%L1 Zeilen sind ausgewählt: auf einmal gehen höchstens %L2.</translation>
        </message>
        <message>
            <source>Only a new row takes the database's default; this row has its values already.</source>
            <translation>Nur eine neue Zeile nimmt den Standardwert der Datenbank; diese hat ihre Werte schon.</translation>
        </message>
        <message numerus="yes">
            <source>Replaced in %Ln cells</source>
            <translation>
                <numerusform>In einer Zelle ersetzt</numerusform>
                <numerusform>In %Ln Zellen ersetzt</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln rows copied</source>
            <translation>
                <numerusform>%Ln Zeile kopiert</numerusform>
                <numerusform>%Ln Zeilen kopiert</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>ChangesPanel</name>
        <message>
            <source>No changes: what you edit waits here until it is committed.</source>
            <translation>Keine Änderungen: Was Sie bearbeiten, wartet hier auf den Commit.</translation>
        </message>
    </context>
    <context>
        <name>CodePanel</name>
        <message>
            <source>Copy this code</source>
            <translation>Diesen Code kopieren</translation>
        </message>
    </context>
    <context>
        <name>ColumnsModel</name>
        <message>
            <source>Add column</source>
            <translation>Spalte hinzufügen</translation>
        </message>
        <message>
            <source>Delete column</source>
            <translation>Spalte löschen</translation>
        </message>
        <message>
            <source>Delete %1 columns</source>
            <translation>%1 Spalten löschen</translation>
        </message>
        <message>
            <source>Move column</source>
            <translation>Spalte verschieben</translation>
        </message>
        <message>
            <source>null</source>
            <translation>null</translation>
        </message>
        <message>
            <source>Allow NULL in %1</source>
            <translation>NULL in %1 erlauben</translation>
        </message>
        <message>
            <source>Forbid NULL in %1</source>
            <translation>NULL in %1 verbieten</translation>
        </message>
        <message>
            <source>Rename %1 to %2</source>
            <translation>%1 in %2 umbenennen</translation>
        </message>
        <message>
            <source>Type of %1: %2</source>
            <translation>Typ von %1: %2</translation>
        </message>
    </context>
    <context>
        <name>ColumnsView</name>
        <message>
            <source>“%1” is no type. Try int32, decimal(10,2), text(100), date or the name of an enum.</source>
            <translation>„%1“ ist kein Typ. Möglich sind etwa int32, decimal(10,2), text(100), date oder der Name einer Aufzählung.</translation>
        </message>
    </context>
    <context>
        <name>CommandPalette</name>
        <message>
            <source>Find or run anything</source>
            <translation>Alles finden und ausführen</translation>
        </message>
        <message numerus="yes">
            <source>%Ln found</source>
            <translation>
                <numerusform>%Ln gefunden</numerusform>
                <numerusform>%Ln gefunden</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n columns</source>
            <translation>
                <numerusform>%n Spalte</numerusform>
                <numerusform>%n Spalten</numerusform>
            </translation>
        </message>
        <message>
            <source>Actions</source>
            <translation>Aktionen</translation>
        </message>
        <message>
            <source>Tables</source>
            <translation>Tabellen</translation>
        </message>
        <message>
            <source>Columns</source>
            <translation>Spalten</translation>
        </message>
        <message>
            <source>Nothing is called so.</source>
            <translation>Nichts heißt so.</translation>
        </message>
        <message>
            <source>Return</source>
            <translation>Eingabe</translation>
        </message>
        <message>
            <source>Shift+Return</source>
            <translation>Umschalt+Eingabe</translation>
        </message>
        <message>
            <source>Esc</source>
            <translation>Esc</translation>
        </message>
        <message>
            <source>run or go there</source>
            <translation>ausführen oder hingehen</translation>
        </message>
        <message>
            <source>with neighbours</source>
            <translation>mit Nachbarn</translation>
        </message>
    </context>
    <context>
        <name>Commands</name>
        <message>
            <source>Open a model or a database</source>
            <translation>Ein Modell oder eine Datenbank öffnen</translation>
        </message>
        <message>
            <source>%1 is written.</source>
            <translation>%1 ist geschrieben.</translation>
        </message>
        <message>
            <source>Code is written to %1.</source>
            <translation>Der Code ist nach %1 geschrieben.</translation>
        </message>
        <message>
            <source>Remember code target</source>
            <translation>Code-Ziel merken</translation>
        </message>
        <message>
            <source>%1 is created.</source>
            <translation>%1 ist angelegt.</translation>
        </message>
        <message>
            <source>Delete %1</source>
            <translation>%1 löschen</translation>
        </message>
        <message>
            <source>Delete %1 things</source>
            <translation>%1 Dinge löschen</translation>
        </message>
        <message>
            <source>Add enum type</source>
            <translation>Aufzählungstyp hinzufügen</translation>
        </message>
        <message>
            <source>Add view</source>
            <translation>Sicht hinzufügen</translation>
        </message>
        <message>
            <source>New diagram</source>
            <translation>Neues Diagramm</translation>
        </message>
        <message>
            <source>Joinwright %1</source>
            <translation>Joinwright %1</translation>
        </message>
        <message>
            <source>Visual database design and data editing, and the ORM library under it.
MIT licence. Qt %1.</source>
            <translation>Datenbanken sichtbar entwerfen und Daten bearbeiten, mit der ORM-Bibliothek darunter.
MIT-Lizenz. Qt %1.</translation>
        </message>
    </context>
    <context>
        <name>CommitBar</name>
        <message>
            <source>Commit %L1</source>
            <translation>Commit %L1</translation>
        </message>
        <message>
            <source>Commit</source>
            <translation>Commit</translation>
        </message>
        <message>
            <source>Revert</source>
            <translation>Verwerfen</translation>
        </message>
    </context>
    <context>
        <name>CommitTexts</name>
        <message>
            <source>Write to %1</source>
            <translation>Schreiben in %1</translation>
        </message>
        <message numerus="yes">
            <source>%Ln changes are written in one transaction by this SQL:</source>
            <translation>
                <numerusform>Eine Änderung wird in einer Transaktion durch dieses SQL geschrieben:</numerusform>
                <numerusform>%Ln Änderungen werden in einer Transaktion durch dieses SQL geschrieben:</numerusform>
            </translation>
        </message>
        <message>
            <source>Write</source>
            <translation>Schreiben</translation>
        </message>
        <message numerus="yes">
            <source>and %Ln more statements</source>
            <translation>
                <numerusform>und eine weitere Anweisung</numerusform>
                <numerusform>und %Ln weitere Anweisungen</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>ConnectionBar</name>
        <message>
            <source>Connecting…</source>
            <translation>Verbindet …</translation>
        </message>
        <message>
            <source>Reconnect</source>
            <translation>Neu verbinden</translation>
        </message>
        <message numerus="yes">
            <source>%Ln changes are kept.</source>
            <translation>
                <numerusform>Eine Änderung bleibt aufgehoben.</numerusform>
                <numerusform>%Ln Änderungen bleiben aufgehoben.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>CreateDatabaseDialog</name>
        <message>
            <source>Choose…</source>
            <translation>Wählen …</translation>
        </message>
        <message>
            <source>Open it afterwards</source>
            <translation>Danach öffnen</translation>
        </message>
        <message>
            <source>Create</source>
            <translation>Anlegen</translation>
        </message>
        <message>
            <source>Create database</source>
            <translation>Datenbank anlegen</translation>
        </message>
        <message numerus="yes">
            <source>%n table(s)</source>
            <translation>
                <numerusform>%n Tabelle</numerusform>
                <numerusform>%n Tabellen</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n foreign key(s)</source>
            <translation>
                <numerusform>%n Fremdschlüssel</numerusform>
                <numerusform>%n Fremdschlüssel</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n index(es)</source>
            <translation>
                <numerusform>%n Index</numerusform>
                <numerusform>%n Indizes</numerusform>
            </translation>
        </message>
        <message>
            <source>SQLite file</source>
            <translation>SQLite-Datei</translation>
        </message>
        <message>
            <source>SQLite databases (*.db *.sqlite *.sqlite3)</source>
            <translation>SQLite-Datenbanken (*.db *.sqlite *.sqlite3)</translation>
        </message>
        <message>
            <source>The model has errors. Mend them first; the Problems panel leads to each.</source>
            <translation>Das Modell hat Fehler. Bitte zuerst beheben; der Bereich „Probleme“ führt zu jedem.</translation>
        </message>
    </context>
    <context>
        <name>DataView</name>
        <message>
            <source>&amp;Back to %1</source>
            <translation>&amp;Zurück zu %1</translation>
        </message>
        <message>
            <source>&amp;Filter %1…</source>
            <translation>%1 &amp;filtern …</translation>
        </message>
        <message>
            <source>required</source>
            <translation>Pflicht</translation>
        </message>
        <message numerus="yes">
            <source>%Ln rows selected</source>
            <translation>
                <numerusform>%Ln Zeile ausgewählt</numerusform>
                <numerusform>%Ln Zeilen ausgewählt</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln cells selected</source>
            <translation>
                <numerusform>%Ln Zelle ausgewählt</numerusform>
                <numerusform>%Ln Zellen ausgewählt</numerusform>
            </translation>
        </message>
        <message>
            <source>sum %1</source>
            <translation>Summe %1</translation>
        </message>
        <message>
            <source>Go to row</source>
            <translation>Gehe zu Zeile</translation>
        </message>
        <message>
            <source>Row number</source>
            <translation>Zeilennummer</translation>
        </message>
        <message>
            <source>Set to &amp;NULL</source>
            <translation>Auf &amp;NULL setzen</translation>
        </message>
        <message>
            <source>Set to de&amp;fault</source>
            <translation>Auf &amp;Standardwert setzen</translation>
        </message>
        <message>
            <source>Re&amp;vert cells</source>
            <translation>Zellen ver&amp;werfen</translation>
        </message>
        <message>
            <source>&amp;Copy</source>
            <translation>&amp;Kopieren</translation>
        </message>
        <message>
            <source>Copy with &amp;headers</source>
            <translation>Mit &amp;Kopfzeile kopieren</translation>
        </message>
        <message>
            <source>&amp;Go to row…</source>
            <translation>&amp;Gehe zu Zeile …</translation>
        </message>
        <message>
            <source>Sort &amp;ascending</source>
            <translation>&amp;Aufsteigend sortieren</translation>
        </message>
        <message>
            <source>Sort &amp;descending</source>
            <translation>A&amp;bsteigend sortieren</translation>
        </message>
        <message>
            <source>Order of the &amp;key</source>
            <translation>Reihenfolge des &amp;Schlüssels</translation>
        </message>
        <message>
            <source>&amp;Hide %1</source>
            <translation>%1 &amp;ausblenden</translation>
        </message>
        <message>
            <source>&amp;Columns</source>
            <translation>S&amp;palten</translation>
        </message>
        <message>
            <source>This is the last column that is shown.</source>
            <translation>Das ist die letzte Spalte, die zu sehen ist.</translation>
        </message>
        <message>
            <source>F&amp;ill down</source>
            <translation>Nach unten f&amp;üllen</translation>
        </message>
        <message>
            <source>&amp;Paste</source>
            <translation>&amp;Einfügen</translation>
        </message>
        <message>
            <source>Value pan&amp;el</source>
            <translation>We&amp;rt im Ganzen</translation>
        </message>
        <message>
            <source>Rela&amp;ted rows</source>
            <translation>&amp;Verwandte Zeilen</translation>
        </message>
        <message>
            <source>No related rows</source>
            <translation>Keine verwandten Zeilen</translation>
        </message>
        <message>
            <source>Sho&amp;w all columns</source>
            <translation>&amp;Alle Spalten zeigen</translation>
        </message>
        <message>
            <source>Un&amp;pin %1</source>
            <translation>%1 &amp;lösen</translation>
        </message>
        <message>
            <source>&amp;Pin %1</source>
            <translation>%1 an&amp;heften</translation>
        </message>
    </context>
    <context>
        <name>DatabaseCreation</name>
        <message>
            <source>Choose where the database is to be written.</source>
            <translation>Wählen Sie, wohin die Datenbank geschrieben werden soll.</translation>
        </message>
        <message>
            <source>This is a folder.</source>
            <translation>Das ist ein Ordner.</translation>
        </message>
        <message>
            <source>This file exists already. It will not be touched: choose another name.</source>
            <translation>Diese Datei gibt es schon. Sie wird nicht angerührt: Bitte einen anderen Namen wählen.</translation>
        </message>
        <message>
            <source>The folder does not exist.</source>
            <translation>Den Ordner gibt es nicht.</translation>
        </message>
        <message>
            <source>The folder cannot be written to.</source>
            <translation>In den Ordner kann nicht geschrieben werden.</translation>
        </message>
    </context>
    <context>
        <name>DatabaseDialog</name>
        <message>
            <source>Forget the password</source>
            <translation>Kennwort vergessen</translation>
        </message>
        <message>
            <source>Mode and colour of %1</source>
            <translation>Modus und Farbe von %1</translation>
        </message>
        <message>
            <source>Database</source>
            <translation>Datenbank</translation>
        </message>
        <message>
            <source>Removes it from the system&apos;s key store; it is asked for next time</source>
            <translation>Entfernt es aus dem Schlüsselbund des Systems; beim nächsten Mal wird danach gefragt</translation>
        </message>
        <message>
            <source>Key store</source>
            <translation>Schlüsselbund</translation>
        </message>
        <message>
            <source>Apply</source>
            <translation>Übernehmen</translation>
        </message>
    </context>
    <context>
        <name>DatabaseMenu</name>
        <message>
            <source>Open a database beside…</source>
            <translation>Datenbank dazu öffnen …</translation>
        </message>
        <message>
            <source>Open a database beside the model</source>
            <translation>Eine Datenbank neben dem Modell öffnen</translation>
        </message>
    </context>
    <context>
        <name>DatabaseOpener</name>
        <message>
            <source>Asking the key store for the password of %1</source>
            <translation>Fragt den Schlüsselbund nach dem Kennwort von %1</translation>
        </message>
        <message>
            <source>Connecting to %1</source>
            <translation>Verbindet mit %1</translation>
        </message>
        <message>
            <source>Reading the structure of %1, step %2</source>
            <translation>Liest die Struktur von %1, Schritt %2</translation>
        </message>
        <message>
            <source>%1 asks for the password of %2.</source>
            <translation>%1 verlangt das Kennwort von %2.</translation>
        </message>
        <message>
            <source>Password</source>
            <translation>Kennwort</translation>
        </message>
        <message>
            <source>The password is not kept</source>
            <translation>Das Kennwort wird nicht aufbewahrt</translation>
        </message>
        <message>
            <source>The key store still has the password</source>
            <translation>Der Schlüsselbund hat das Kennwort noch</translation>
        </message>
    </context>
    <context>
        <name>DatabaseSession</name>
        <message>
            <source>%1 is opened read-only.</source>
            <translation>%1 ist nur zum Lesen geöffnet.</translation>
        </message>
        <message>
            <source>A commit is under way.</source>
            <translation>Ein Commit läuft gerade.</translation>
        </message>
        <message>
            <source>Nothing has changed.</source>
            <translation>Nichts hat sich geändert.</translation>
        </message>
        <message>
            <source>%1 needs a value for %2.</source>
            <translation>%1 braucht einen Wert für %2.</translation>
        </message>
        <message numerus="yes">
            <source>%Ln more values are missing.</source>
            <translation>
                <numerusform>Ein weiterer Wert fehlt.</numerusform>
                <numerusform>%Ln weitere Werte fehlen.</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 is being opened.</source>
            <translation>%1 wird gerade geöffnet.</translation>
        </message>
        <message>
            <source>A database in memory has one connection, which stays as it is.</source>
            <translation>Eine Datenbank im Speicher hat eine einzige Verbindung, und die bleibt, wie sie ist.</translation>
        </message>
        <message>
            <source>Changes wait to be written. Commit or revert them first.</source>
            <translation>Änderungen warten auf einen Commit. Schreiben oder verwerfen Sie sie zuerst.</translation>
        </message>
        <message>
            <source>%1 takes no changes: it stays read-only.</source>
            <translation>%1 nimmt keine Änderungen an und bleibt nur zum Lesen geöffnet.</translation>
        </message>
        <message>
            <source>The connection is being made again.</source>
            <translation>Die Verbindung wird gerade neu aufgebaut.</translation>
        </message>
        <message>
            <source>%1: what was typed for %2 cannot be taken. Mend it, or give it up with Esc. (%3)</source>
            <translation>%1: Was für %2 eingegeben wurde, kann nicht übernommen werden. Berichtigen Sie es, oder verwerfen Sie es mit Esc. (%3)</translation>
        </message>
    </context>
    <context>
        <name>DatabaseTexts</name>
        <message>
            <source>%1 at %2</source>
            <translation>%1 auf %2</translation>
        </message>
    </context>
    <context>
        <name>DiagramView</name>
        <message>
            <source>Move column</source>
            <translation>Spalte verschieben</translation>
        </message>
        <message>
            <source>Arranging … Esc cancels</source>
            <translation>Wird angeordnet … Esc bricht ab</translation>
        </message>
    </context>
    <context>
        <name>Docks</name>
        <message>
            <source>Model</source>
            <translation>Modell</translation>
        </message>
        <message>
            <source>Overview</source>
            <translation>Übersicht</translation>
        </message>
        <message>
            <source>Inspector</source>
            <translation>Inspektor</translation>
        </message>
        <message>
            <source>Code</source>
            <translation>Code</translation>
        </message>
        <message>
            <source>Changes</source>
            <translation>Änderungen</translation>
        </message>
        <message>
            <source>Problems</source>
            <translation>Probleme</translation>
        </message>
        <message>
            <source>SQL log</source>
            <translation>SQL-Protokoll</translation>
        </message>
        <message>
            <source>History</source>
            <translation>Verlauf</translation>
        </message>
    </context>
    <context>
        <name>Error</name>
        <message>
            <source>%1 changed</source>
            <translation>%1 geändert</translation>
        </message>
        <message>
            <source>counts a change in %1</source>
            <translation>zählt eine Änderung in %1</translation>
        </message>
        <message>
            <source>closes the cycle over %1</source>
            <translation>schließt den Kreis über %1</translation>
        </message>
        <message>
            <source>deleted</source>
            <translation>gelöscht</translation>
        </message>
        <message>
            <source>deleted; a new row takes its key</source>
            <translation>gelöscht; eine neue Zeile übernimmt ihren Schlüssel</translation>
        </message>
        <message>
            <source>deleted before %1, which it refers to</source>
            <translation>gelöscht vor %1, worauf sie verweist</translation>
        </message>
        <message>
            <source>deleted before the key of %1 changes</source>
            <translation>gelöscht, bevor sich der Schlüssel von %1 ändert</translation>
        </message>
        <message>
            <source>cuts %1, which leads to a row that is deleted</source>
            <translation>trennt %1, das zu einer gelöschten Zeile führt</translation>
        </message>
        <message>
            <source>%1 has to lead to another row before the one it leads to is deleted, and that other one takes a key which comes free only then: commit in two steps</source>
            <translation>%1 muss auf eine andere Zeile verweisen, bevor die jetzige gelöscht wird, und jene übernimmt einen Schlüssel, der erst dann frei wird: in zwei Schritten übernehmen</translation>
        </message>
        <message>
            <source>deleted; another row takes a value of it that is unique</source>
            <translation>gelöscht; eine andere Zeile übernimmt einen eindeutigen Wert von ihr</translation>
        </message>
        <message>
            <source>frees %1, which another row takes</source>
            <translation>gibt %1 frei, das eine andere Zeile übernimmt</translation>
        </message>
        <message>
            <source>new</source>
            <translation>neu</translation>
        </message>
        <message>
            <source>opens the cycle over %1</source>
            <translation>öffnet den Kreis über %1</translation>
        </message>
        <message>
            <source> (perhaps it counts seconds or milliseconds since 1970)</source>
            <translation> (vielleicht zählt es Sekunden oder Millisekunden seit 1970)</translation>
        </message>
        <message>
            <source> (the primary key)</source>
            <translation> (der Primärschlüssel)</translation>
        </message>
        <message>
            <source> in %1</source>
            <translation> in %1</translation>
        </message>
        <message>
            <source>&quot;%1&quot; is no type</source>
            <translation>„%1“ ist kein Typ.</translation>
        </message>
        <message>
            <source>&quot;%1&quot; is none of sqlite, postgresql, mysql</source>
            <translation>„%1“ ist weder sqlite noch postgresql noch mysql.</translation>
        </message>
        <message>
            <source>&quot;%1&quot; is not a database address: %2</source>
            <translation>„%1“ ist keine Adresse einer Datenbank: %2</translation>
        </message>
        <message>
            <source>&quot;%1&quot; is not a decimal number of at most %2 digits</source>
            <translation>„%1“ ist keine Dezimalzahl mit höchstens %2 Stellen.</translation>
        </message>
        <message>
            <source>&quot;%1&quot; is not the name of a type</source>
            <translation>„%1“ ist nicht der Name eines Typs.</translation>
        </message>
        <message>
            <source>%1 %2</source>
            <translation>%1 %2</translation>
        </message>
        <message>
            <source>%1 (%2)</source>
            <translation>%1 (%2)</translation>
        </message>
        <message>
            <source>%1 (deleted)</source>
            <translation>%1 (gelöscht)</translation>
        </message>
        <message>
            <source>%1 and %2 belong to different sessions</source>
            <translation>%1 und %2 gehören zu verschiedenen Sitzungen.</translation>
        </message>
        <message>
            <source>%1 and %2 refer to one another and %3 may not be NULL: none of them can be inserted first</source>
            <translation>%1 und %2 verweisen aufeinander, und %3 darf nicht NULL sein: Keine der beiden Zeilen kann zuerst eingefügt werden.</translation>
        </message>
        <message>
            <source>%1 cannot be changed: nothing identifies this row of %2</source>
            <translation>%1 kann nicht geändert werden: Nichts unterscheidet diese Zeile von anderen in %2.</translation>
        </message>
        <message>
            <source>%1 cannot be created: permission denied</source>
            <translation>%1 kann nicht angelegt werden: keine Berechtigung.</translation>
        </message>
        <message>
            <source>%1 cannot be created: there is no such folder</source>
            <translation>%1 kann nicht angelegt werden: Den Ordner gibt es nicht.</translation>
        </message>
        <message>
            <source>%1 cannot be deleted: %2</source>
            <translation>%1 kann nicht gelöscht werden: %2</translation>
        </message>
        <message>
            <source>%1 cannot be made: %2</source>
            <translation>%1 kann nicht angelegt werden: %2</translation>
        </message>
        <message>
            <source>%1 cannot be read: %2</source>
            <translation>%1 kann nicht gelesen werden: %2</translation>
        </message>
        <message>
            <source>%1 cannot be read: permission denied</source>
            <translation>%1 kann nicht gelesen werden: keine Berechtigung.</translation>
        </message>
        <message>
            <source>%1 cannot be used: %2</source>
            <translation>%1 kann nicht verwendet werden: %2</translation>
        </message>
        <message>
            <source>%1 cannot be without its %2 (%3 is required): delete it instead.</source>
            <translation>%1 kann nicht ohne %2 sein (%3 ist erforderlich): Löschen Sie die Zeile stattdessen.</translation>
        </message>
        <message>
            <source>%1 cannot be written: %2</source>
            <translation>%1 kann nicht geschrieben werden: %2</translation>
        </message>
        <message>
            <source>%1 changed in the database since it was loaded; nothing was written</source>
            <translation>Inzwischen in der Datenbank geändert: %1. Nichts wurde geschrieben.</translation>
        </message>
        <message>
            <source>%1 does not fit the type %2%3</source>
            <translation>%1 passt nicht zum Typ %2%3</translation>
        </message>
        <message>
            <source>%1 has its %2 already, and can have only one.</source>
            <translation>%1 hat schon %2 und kann nicht mehr als eines haben.</translation>
        </message>
        <message>
            <source>%1 has no column number %2</source>
            <translation>%1 hat keine Spalte Nummer %2.</translation>
        </message>
        <message>
            <source>%1 has no row for %2</source>
            <translation>%1 hat keine Zeile mit %2.</translation>
        </message>
        <message>
            <source>%1 has no row in %2, which its class extends</source>
            <translation>%1 hat keine Zeile in %2, deren Klasse erweitert wird.</translation>
        </message>
        <message>
            <source>%1 is %2, but must be one of: %3</source>
            <translation>%1 ist %2, möglich ist nur: %3</translation>
        </message>
        <message>
            <source>%1 is a folder, not a database file</source>
            <translation>%1 ist ein Ordner, keine Datenbankdatei.</translation>
        </message>
        <message>
            <source>%1 is detached: it was deleted, or its session has ended</source>
            <translation>%1 gehört zu keiner Sitzung mehr: Die Zeile wurde gelöscht, oder die Sitzung ist beendet.</translation>
        </message>
        <message>
            <source>%1 is marked as deleted.</source>
            <translation>%1 ist als gelöscht markiert.</translation>
        </message>
        <message>
            <source>%1 is no id (10 letters and digits, without i, l, o, u)</source>
            <translation>%1 ist keine Kennung (10 Buchstaben und Ziffern, ohne i, l, o, u).</translation>
        </message>
        <message>
            <source>%1 is not a decimal number of at most %2 digits</source>
            <translation>%1 ist keine Dezimalzahl mit höchstens %2 Stellen.</translation>
        </message>
        <message>
            <source>%1 is not a file</source>
            <translation>%1 ist keine Datei.</translation>
        </message>
        <message>
            <source>%1 is not for a read-only connection</source>
            <translation>%1 geht nicht über eine Verbindung, die nur liest.</translation>
        </message>
        <message>
            <source>%1 is not in the database any more</source>
            <translation>%1 ist nicht mehr in der Datenbank.</translation>
        </message>
        <message>
            <source>%1 is placed twice in one diagram</source>
            <translation>%1 steht zweimal in einem Diagramm.</translation>
        </message>
        <message>
            <source>%1 is to be deleted and cannot be changed</source>
            <translation>%1 ist als gelöscht markiert und kann nicht geändert werden.</translation>
        </message>
        <message>
            <source>%1 leads to %2, not to %3</source>
            <translation>%1 führt zu %2, nicht zu %3.</translation>
        </message>
        <message>
            <source>%1 must be %2</source>
            <translation>%1: Hier muss %2 stehen.</translation>
        </message>
        <message>
            <source>%1 must be a whole number from %2 to %3</source>
            <translation>%1 muss eine ganze Zahl von %2 bis %3 sein.</translation>
        </message>
        <message>
            <source>%1 must be unique, and a row with this value is there already%2</source>
            <translation>%1 muss eindeutig sein, und eine Zeile mit diesem Wert gibt es schon%2</translation>
        </message>
        <message>
            <source>%1 must have a value (NOT NULL)</source>
            <translation>%1 braucht einen Wert (NOT NULL).</translation>
        </message>
        <message>
            <source>%1 needs a %2 (%3 is required): choose another instead.</source>
            <translation>%1 braucht %2 (%3 ist erforderlich): Wählen Sie stattdessen eine andere Zeile.</translation>
        </message>
        <message>
            <source>%1 of %2</source>
            <translation>%1 von %2</translation>
        </message>
        <message>
            <source>%1 refers to a row of %2 that is not there (%3)</source>
            <translation>%1 verweist auf eine Zeile von %2, die es nicht gibt (%3).</translation>
        </message>
        <message>
            <source>%1 refers to a row that does not exist%2</source>
            <translation>%1 verweist auf eine Zeile, die es nicht gibt%2</translation>
        </message>
        <message>
            <source>%1 rows are too many at once: at most %2 can be taken together.</source>
            <translation>%1 Zeilen sind zu viele auf einmal: Höchstens %2 gehen zusammen.</translation>
        </message>
        <message>
            <source>%1 rows of %2 are called &apos;%3&apos;: give the key instead.</source>
            <translation>%1 Zeilen von %2 heißen „%3“: Geben Sie stattdessen den Schlüssel an.</translation>
        </message>
        <message>
            <source>%1 was wanted, but the value is %2 (%3)</source>
            <translation>Erwartet wurde %1, der Wert ist aber %2 (%3).</translation>
        </message>
        <message>
            <source>%1%2: %3</source>
            <translation>%1%2: %3</translation>
        </message>
        <message>
            <source>%1, line %2 (%3): %4</source>
            <translation>%1, Zeile %2 (%3): %4</translation>
        </message>
        <message>
            <source>%1, line %2: %3</source>
            <translation>%1, Zeile %2: %3</translation>
        </message>
        <message>
            <source>%1.%2 counts the versions of a row; the session sets it</source>
            <translation>%1.%2 zählt die Fassungen einer Zeile und wird beim Schreiben gesetzt.</translation>
        </message>
        <message>
            <source>%1.%2 is computed by the database and cannot be set</source>
            <translation>%1.%2 berechnet die Datenbank und kann nicht gesetzt werden.</translation>
        </message>
        <message>
            <source>%1.%2 is of type %3 and cannot be %4%5</source>
            <translation>%1.%2 ist vom Typ %3 und kann nicht %4 sein%5</translation>
        </message>
        <message>
            <source>%1.%2 must be unique%3, and a row with this value is there already</source>
            <translation>%1.%2 muss eindeutig sein%3, und eine Zeile mit diesem Wert gibt es schon.</translation>
        </message>
        <message>
            <source>%1.%2 must have a value (NOT NULL)</source>
            <translation>%1.%2 braucht einen Wert (NOT NULL).</translation>
        </message>
        <message>
            <source>%1.%2 of %3 cannot be read: %4</source>
            <translation>%1.%2 von %3 kann nicht gelesen werden: %4</translation>
        </message>
        <message>
            <source>%1.%2: this is not the name of a type: %3</source>
            <translation>%1.%2: Das ist nicht der Name eines Typs: %3</translation>
        </message>
        <message>
            <source>%1: &quot;%2&quot; is not the name of a storage engine or a collation</source>
            <translation>%1: „%2“ ist weder der Name einer Speicher-Engine noch einer Sortierung.</translation>
        </message>
        <message>
            <source>%1: %2</source>
            <translation>%1: %2</translation>
        </message>
        <message>
            <source>%1: this is not one complete SQL expression: %2</source>
            <translation>%1: Das ist kein vollständiger SQL-Ausdruck: %2</translation>
        </message>
        <message>
            <source>%1: was %2, is %3 now, yours: %4</source>
            <translation>%1: war %2, ist jetzt %3, Ihr Wert: %4</translation>
        </message>
        <message>
            <source>&apos;%1&apos; and &apos;%2&apos; are collections beside each other: their rows would be paired without a meaning.</source>
            <translation>„%1“ und „%2“ sind zwei Sammlungen nebeneinander: Ihre Zeilen würden ohne Sinn gepaart.</translation>
        </message>
        <message>
            <source>&apos;%1&apos; belongs to %2: a new row of %3 takes only columns of its own table.</source>
            <translation>„%1“ gehört zu %2: Eine neue Zeile von %3 nimmt nur Spalten ihrer eigenen Tabelle.</translation>
        </message>
        <message>
            <source>&apos;%1&apos; cannot be read: %2</source>
            <translation>„%1“ kann nicht gelesen werden: %2</translation>
        </message>
        <message>
            <source>&apos;%1&apos; cannot be written: %2</source>
            <translation>„%1“ kann nicht geschrieben werden: %2</translation>
        </message>
        <message>
            <source>&apos;%1&apos; counts the versions of the row and is set at commit.</source>
            <translation>„%1“ zählt die Fassungen der Zeile und wird beim Commit gesetzt.</translation>
        </message>
        <message>
            <source>&apos;%1&apos; has no key to choose a row by.</source>
            <translation>„%1“ hat keinen Schlüssel, mit dem eine Zeile gewählt werden kann.</translation>
        </message>
        <message>
            <source>&apos;%1&apos; has no key, so its rows cannot be told apart and are read-only.</source>
            <translation>„%1“ hat keinen Schlüssel: Die Zeilen sind nicht zu unterscheiden und können nur gelesen werden.</translation>
        </message>
        <message>
            <source>&apos;%1&apos; is already shown.</source>
            <translation>„%1“ ist schon zu sehen.</translation>
        </message>
        <message>
            <source>&apos;%1&apos; is computed by the database.</source>
            <translation>„%1“ berechnet die Datenbank.</translation>
        </message>
        <message>
            <source>&apos;%1&apos; is not %2.</source>
            <translation>„%1“ passt nicht: Erwartet wird %2.</translation>
        </message>
        <message>
            <source>&apos;%1&apos; is where the rows begin: there is nothing to link it to.</source>
            <translation>Mit „%1“ beginnen die Zeilen: Es gibt nichts, womit es zu verknüpfen wäre.</translation>
        </message>
        <message>
            <source>&apos;%1&apos; is where the rows begin: there is nothing to take it from.</source>
            <translation>Mit „%1“ beginnen die Zeilen: Es gibt nichts, wovon es zu lösen wäre.</translation>
        </message>
        <message>
            <source>&apos;%1&apos; refers to no key that is in the database.</source>
            <translation>„%1“ verweist auf keinen Schlüssel, den es in der Datenbank gibt.</translation>
        </message>
        <message>
            <source>: %1</source>
            <translation>: %1</translation>
        </message>
        <message>
            <source>A PNG of %1 x %2 pixels is too large; choose a smaller scale, SVG or PDF</source>
            <translation>Ein PNG von %1 x %2 Pixeln ist zu groß: Wählen Sie einen kleineren Maßstab, SVG oder PDF.</translation>
        </message>
        <message>
            <source>A row has one %1: choose another in the column of the foreign key.</source>
            <translation>Eine Zeile hat ein %1: Wählen Sie in der Spalte des Fremdschlüssels ein anderes.</translation>
        </message>
        <message>
            <source>COPY between server and client is not available here</source>
            <translation>COPY zwischen Server und Programm gibt es hier nicht.</translation>
        </message>
        <message>
            <source>Disk quota exceeded</source>
            <translation>Ihr Anteil am Datenträger ist erschöpft.</translation>
        </message>
        <message>
            <source>File name too long</source>
            <translation>Der Dateiname ist zu lang.</translation>
        </message>
        <message>
            <source>Is a directory</source>
            <translation>Das ist ein Ordner.</translation>
        </message>
        <message>
            <source>JSON (%1)</source>
            <translation>JSON (%1)</translation>
        </message>
        <message>
            <source>MariaDB keeps finite numbers only</source>
            <translation>MariaDB speichert nur endliche Zahlen</translation>
        </message>
        <message>
            <source>No %1 is linked here.</source>
            <translation>Hier ist kein %1 verknüpft.</translation>
        </message>
        <message>
            <source>No relationship &apos;%1&apos; leads on from &apos;%2&apos;.</source>
            <translation>Von „%2“ führt keine Beziehung „%1“ weiter.</translation>
        </message>
        <message>
            <source>No row is here.</source>
            <translation>Hier ist keine Zeile.</translation>
        </message>
        <message>
            <source>No space left on device</source>
            <translation>Auf dem Datenträger ist kein Platz mehr.</translation>
        </message>
        <message>
            <source>No such file or directory</source>
            <translation>Die Datei oder den Ordner gibt es nicht.</translation>
        </message>
        <message>
            <source>Permission denied</source>
            <translation>keine Berechtigung.</translation>
        </message>
        <message>
            <source>PostgreSQL does not do that: %1</source>
            <translation>Das kann PostgreSQL nicht: %1</translation>
        </message>
        <message>
            <source>PostgreSQL keeps no text with a NUL character in it</source>
            <translation>PostgreSQL speichert keinen Text mit einem NUL-Zeichen darin</translation>
        </message>
        <message>
            <source>Qt&apos;s SQLite driver is not installed (Debian: libqt6sql6-sqlite)</source>
            <translation>Der SQLite-Treiber von Qt ist nicht installiert (Debian: libqt6sql6-sqlite).</translation>
        </message>
        <message>
            <source>Qt&apos;s driver %1 is not installed (Debian: %2)</source>
            <translation>Der Treiber %1 von Qt ist nicht installiert (Debian: %2).</translation>
        </message>
        <message>
            <source>Read-only file system</source>
            <translation>Das Dateisystem ist schreibgeschützt.</translation>
        </message>
        <message>
            <source>SQLite ran out of memory</source>
            <translation>SQLite hat keinen Speicher mehr.</translation>
        </message>
        <message>
            <source>SQLite takes mode=ro, mode=rw or mode=rwc, not %1=%2</source>
            <translation>SQLite kennt mode=ro, mode=rw und mode=rwc, nicht %1=%2.</translation>
        </message>
        <message>
            <source>SQLite would not keep all its digits</source>
            <translation>SQLite würde nicht alle Stellen behalten</translation>
        </message>
        <message>
            <source>SQLite would store NaN as NULL</source>
            <translation>SQLite würde NaN als NULL speichern</translation>
        </message>
        <message>
            <source>The key of this row is NULL, so it cannot be written.</source>
            <translation>Der Schlüssel dieser Zeile ist NULL: Sie kann nicht geschrieben werden.</translation>
        </message>
        <message>
            <source>The model has no diagram with the id %1</source>
            <translation>Das Modell hat kein Diagramm mit der Kennung %1.</translation>
        </message>
        <message>
            <source>The pending rows could not be kept in &apos;%1&apos;: %2</source>
            <translation>Die ausstehenden Zeilen konnten nicht in „%1“ gesichert werden: %2</translation>
        </message>
        <message>
            <source>The picture %1 cannot be written: %2</source>
            <translation>Das Bild %1 kann nicht geschrieben werden: %2</translation>
        </message>
        <message>
            <source>The picture %1 must end in .png, .svg or .pdf</source>
            <translation>Das Bild %1 muss auf .png, .svg oder .pdf enden.</translation>
        </message>
        <message>
            <source>The row is marked as deleted; revert it first.</source>
            <translation>Die Zeile ist als gelöscht markiert: Machen Sie das zuerst rückgängig.</translation>
        </message>
        <message>
            <source>The row is no longer in the database.</source>
            <translation>Die Zeile ist nicht mehr in der Datenbank.</translation>
        </message>
        <message>
            <source>The row is still being read.</source>
            <translation>Die Zeile wird noch gelesen.</translation>
        </message>
        <message>
            <source>The schema has no table with the id %1.</source>
            <translation>Das Modell hat keine Tabelle mit der Kennung %1.</translation>
        </message>
        <message>
            <source>The table to begin with is not in the database.</source>
            <translation>Die Tabelle, mit der es beginnt, ist nicht in der Datenbank.</translation>
        </message>
        <message>
            <source>The template %1 is not well formed: %2</source>
            <translation>Die Vorlage %1 ist fehlerhaft: %2</translation>
        </message>
        <message>
            <source>The unsaved work could not be kept in %1: %2</source>
            <translation>Die ungespeicherte Arbeit konnte nicht in %1 gesichert werden: %2</translation>
        </message>
        <message>
            <source>There is no %1 here to add %2 to.</source>
            <translation>Hier ist kein %1, zu dem %2 hinzugefügt werden könnte.</translation>
        </message>
        <message>
            <source>There is no %1 here to link %2 to.</source>
            <translation>Hier ist kein %1, mit dem %2 verknüpft werden könnte.</translation>
        </message>
        <message>
            <source>There is no %1 here: choose one in the column of the foreign key.</source>
            <translation>Hier ist kein %1: Wählen Sie eines in der Spalte des Fremdschlüssels.</translation>
        </message>
        <message>
            <source>There is no table &apos;%1&apos;.</source>
            <translation>Es gibt keine Tabelle „%1“.</translation>
        </message>
        <message>
            <source>There is no template %1.</source>
            <translation>Es gibt keine Vorlage %1.</translation>
        </message>
        <message>
            <source>There is not enough memory for a PNG of %1 x %2 pixels</source>
            <translation>Der Speicher reicht nicht für ein PNG von %1 x %2 Pixeln.</translation>
        </message>
        <message>
            <source>a %1 has no &quot;%2&quot;</source>
            <translation>Bei „%1“ fehlt die Angabe „%2“.</translation>
        </message>
        <message>
            <source>a TIMESTAMP of MariaDB reaches from 1970-01-01 00:00:01 to 2038-01-19 03:14:07 UTC</source>
            <translation>ein TIMESTAMP von MariaDB reicht von 1970-01-01 00:00:01 bis 2038-01-19 03:14:07 UTC</translation>
        </message>
        <message>
            <source>a UUID</source>
            <translation>eine UUID</translation>
        </message>
        <message>
            <source>a blob of more than 4 GiB cannot be kept</source>
            <translation>Ein Blob von mehr als 4 GiB kann nicht gehalten werden.</translation>
        </message>
        <message>
            <source>a colon</source>
            <translation>ein Doppelpunkt</translation>
        </message>
        <message>
            <source>a column</source>
            <translation>eine Spalte</translation>
        </message>
        <message>
            <source>a comma or a closing brace</source>
            <translation>ein Komma oder eine schließende geschweifte Klammer</translation>
        </message>
        <message>
            <source>a comma or a closing bracket</source>
            <translation>ein Komma oder eine schließende eckige Klammer</translation>
        </message>
        <message>
            <source>a constraint refused the change%1: %2</source>
            <translation>Eine Bedingung verbietet die Änderung%1: %2</translation>
        </message>
        <message>
            <source>a constraint refused the change: %1</source>
            <translation>Eine Bedingung verbietet die Änderung: %1</translation>
        </message>
        <message>
            <source>a date and time like 2026-03-01 12:30 was expected</source>
            <translation>erwartet wird ein Zeitpunkt wie 2026-03-01 12:30</translation>
        </message>
        <message>
            <source>a date like 2026-11-23</source>
            <translation>ein Datum wie 2026-11-23</translation>
        </message>
        <message>
            <source>a decimal number with a point</source>
            <translation>eine Dezimalzahl mit Punkt</translation>
        </message>
        <message>
            <source>a file is written sqlite:///relative.db or sqlite:////absolute.db</source>
            <translation>Eine Datei schreibt man sqlite:///relativ.db oder sqlite:////absolut.db.</translation>
        </message>
        <message>
            <source>a foreign key refused the change: %1</source>
            <translation>Ein Fremdschlüssel verbietet die Änderung: %1</translation>
        </message>
        <message>
            <source>a foreign key refused the change: it refers to a row that is not there, or rows still refer to it</source>
            <translation>Ein Fremdschlüssel verbietet die Änderung: Die Zeile verweist auf eine, die es nicht gibt, oder andere Zeilen verweisen noch auf sie.</translation>
        </message>
        <message>
            <source>a key in quotes</source>
            <translation>ein Schlüssel in Anführungszeichen</translation>
        </message>
        <message>
            <source>a key must have either &quot;primary&quot; or &quot;unique&quot;</source>
            <translation>Ein Schlüssel hat entweder „primary“ oder „unique“.</translation>
        </message>
        <message>
            <source>a list</source>
            <translation>eine Liste</translation>
        </message>
        <message>
            <source>a merge conflict of git is not resolved</source>
            <translation>Ein Konflikt beim Zusammenführen mit git ist nicht gelöst.</translation>
        </message>
        <message>
            <source>a moment like 2026-11-23T14:30:00+01:00</source>
            <translation>ein Zeitpunkt wie 2026-11-23T14:30:00+01:00</translation>
        </message>
        <message>
            <source>a name must not hold a NUL character: &quot;%1&quot;</source>
            <translation>Ein Name darf kein NUL-Zeichen enthalten: „%1“</translation>
        </message>
        <message>
            <source>a number</source>
            <translation>eine Zahl</translation>
        </message>
        <message>
            <source>a number with a point</source>
            <translation>eine Zahl mit Punkt</translation>
        </message>
        <message>
            <source>a number with at most %1 digits after the point</source>
            <translation>eine Zahl mit höchstens %1 Stellen nach dem Punkt</translation>
        </message>
        <message>
            <source>a number with at most %1 digits before the point</source>
            <translation>eine Zahl mit höchstens %1 Stellen vor dem Punkt</translation>
        </message>
        <message>
            <source>a point is two numbers</source>
            <translation>Ein Punkt besteht aus zwei Zahlen.</translation>
        </message>
        <message>
            <source>a row was changed since this transaction began to read</source>
            <translation>Eine Zeile wurde geändert, seit diese Transaktion zu lesen begann.</translation>
        </message>
        <message>
            <source>a rowid or a primary key of this table takes whole numbers only</source>
            <translation>Eine rowid oder der Primärschlüssel dieser Tabelle nimmt nur ganze Zahlen.</translation>
        </message>
        <message>
            <source>a table was altered since this statement was prepared: it has to be done again</source>
            <translation>Eine Tabelle wurde geändert, seit diese Anweisung vorbereitet wurde: Sie muss wiederholt werden.</translation>
        </message>
        <message>
            <source>a text</source>
            <translation>ein Text</translation>
        </message>
        <message>
            <source>a text has a NUL in it</source>
            <translation>Ein Text enthält ein NUL-Zeichen.</translation>
        </message>
        <message>
            <source>a text has a line end or control character in it</source>
            <translation>Ein Text enthält ein Zeilenende oder ein Steuerzeichen.</translation>
        </message>
        <message>
            <source>a text has no end</source>
            <translation>Ein Text hat kein Ende.</translation>
        </message>
        <message>
            <source>a text of at most %1 characters (it has %2)</source>
            <translation>ein Text mit höchstens %1 Zeichen (er hat %2)</translation>
        </message>
        <message>
            <source>a text of more than 4 G characters cannot be kept</source>
            <translation>Ein Text von mehr als 4 G Zeichen kann nicht gehalten werden.</translation>
        </message>
        <message>
            <source>a text or blob is too big for SQLite</source>
            <translation>Ein Text oder Blob ist zu groß für SQLite.</translation>
        </message>
        <message>
            <source>a time like 14:30 or 14:30:05.250</source>
            <translation>eine Uhrzeit wie 14:30 oder 14:30:05.250</translation>
        </message>
        <message>
            <source>a value</source>
            <translation>ein Wert</translation>
        </message>
        <message>
            <source>a value does not fit its column: %1</source>
            <translation>Ein Wert passt nicht in seine Spalte: %1</translation>
        </message>
        <message>
            <source>a value is missing: %1</source>
            <translation>Ein Wert fehlt: %1</translation>
        </message>
        <message>
            <source>a whole number</source>
            <translation>eine ganze Zahl</translation>
        </message>
        <message>
            <source>an action of a foreign key would make values twice: %1</source>
            <translation>Die Aktion eines Fremdschlüssels würde Werte verdoppeln: %1</translation>
        </message>
        <message>
            <source>an address of MariaDB takes no option %1</source>
            <translation>Eine Adresse von MariaDB kennt die Option %1 nicht.</translation>
        </message>
        <message>
            <source>an object</source>
            <translation>ein Objekt</translation>
        </message>
        <message>
            <source>and %1 more</source>
            <translation>und %1 weitere</translation>
        </message>
        <message>
            <source>another session has a transaction open on this worker</source>
            <translation>Eine andere Sitzung hat hier eine Transaktion offen.</translation>
        </message>
        <message>
            <source>another transaction came first: this one has to be done again</source>
            <translation>Eine andere Transaktion kam zuvor: Diese muss wiederholt werden.</translation>
        </message>
        <message>
            <source>another transaction got in the way, and the server rolled this one back</source>
            <translation>Eine andere Transaktion kam in die Quere, und der Server hat diese zurückgenommen.</translation>
        </message>
        <message>
            <source>another transaction holds a lock on what the statement needs</source>
            <translation>Eine andere Transaktion hält eine Sperre auf dem, was die Anweisung braucht.</translation>
        </message>
        <message>
            <source>another transaction holds a lock: %1</source>
            <translation>Eine andere Transaktion hält eine Sperre: %1</translation>
        </message>
        <message>
            <source>area</source>
            <translation>Bereich</translation>
        </message>
        <message>
            <source>before %1 the session writes what waits, but %2</source>
            <translation>Vor „%1“ wird geschrieben, was aussteht, aber: %2</translation>
        </message>
        <message>
            <source>bend</source>
            <translation>Knick</translation>
        </message>
        <message>
            <source>between %1 and %2</source>
            <translation>ein Wert zwischen %1 und %2</translation>
        </message>
        <message>
            <source>bytes in hexadecimal, like 0xCAFE</source>
            <translation>Bytes in hexadezimaler Form wie 0xCAFE</translation>
        </message>
        <message>
            <source>cannot be read: %1</source>
            <translation>kann nicht gelesen werden: %1</translation>
        </message>
        <message>
            <source>cannot be saved: %1</source>
            <translation>kann nicht gespeichert werden: %1</translation>
        </message>
        <message>
            <source>check</source>
            <translation>Prüfung</translation>
        </message>
        <message>
            <source>column</source>
            <translation>Spalte</translation>
        </message>
        <message>
            <source>decimal number has more than %1 digits</source>
            <translation>Die Dezimalzahl hat mehr als %1 Stellen.</translation>
        </message>
        <message>
            <source>diagram</source>
            <translation>Diagramm</translation>
        </message>
        <message>
            <source>does not exist</source>
            <translation>gibt es nicht.</translation>
        </message>
        <message>
            <source>half of a surrogate pair</source>
            <translation>Hier steht die Hälfte eines Ersatzzeichenpaars.</translation>
        </message>
        <message>
            <source>has only the diagrams of a model: open the .jw file beside it</source>
            <translation>enthält nur die Diagramme eines Modells: Öffnen Sie die .jw-Datei daneben.</translation>
        </message>
        <message>
            <source>here</source>
            <translation>Hier</translation>
        </message>
        <message>
            <source>index</source>
            <translation>Index</translation>
        </message>
        <message>
            <source>is UTF-16 text; a model is UTF-8</source>
            <translation>ist Text in UTF-16; ein Modell ist UTF-8.</translation>
        </message>
        <message>
            <source>is a binary file, not a model</source>
            <translation>ist eine Binärdatei, kein Modell.</translation>
        </message>
        <message>
            <source>is a compressed file, not a model</source>
            <translation>ist eine komprimierte Datei, kein Modell.</translation>
        </message>
        <message>
            <source>is a folder, not a model</source>
            <translation>ist ein Ordner, kein Modell.</translation>
        </message>
        <message>
            <source>is a folder: the model cannot be saved there</source>
            <translation>ist ein Ordner: Das Modell kann dort nicht gespeichert werden.</translation>
        </message>
        <message>
            <source>is an SQLite database, not a model: open it as a database</source>
            <translation>ist eine SQLite-Datenbank, kein Modell: Öffnen Sie sie als Datenbank.</translation>
        </message>
        <message>
            <source>is empty: no model</source>
            <translation>ist leer: kein Modell.</translation>
        </message>
        <message>
            <source>is larger than 256 MB: no model</source>
            <translation>ist größer als 256 MB: kein Modell.</translation>
        </message>
        <message>
            <source>is no regular file</source>
            <translation>ist keine gewöhnliche Datei.</translation>
        </message>
        <message>
            <source>is no regular file: the model cannot be saved there</source>
            <translation>ist keine gewöhnliche Datei: Das Modell kann dort nicht gespeichert werden.</translation>
        </message>
        <message>
            <source>isolation is read-committed, repeatable-read or serializable, not %1</source>
            <translation>isolation ist read-committed, repeatable-read oder serializable, nicht %1.</translation>
        </message>
        <message>
            <source>it has %1 bytes</source>
            <translation>er hat %1 Bytes</translation>
        </message>
        <message>
            <source>it has %1 characters</source>
            <translation>er hat %1 Zeichen</translation>
        </message>
        <message>
            <source>it has a time zone</source>
            <translation>er hat eine Zeitzone</translation>
        </message>
        <message>
            <source>it has more than %1 digits</source>
            <translation>er hat mehr als %1 Stellen</translation>
        </message>
        <message>
            <source>it has more than %1 digits after the point</source>
            <translation>er hat mehr als %1 Stellen nach dem Punkt</translation>
        </message>
        <message>
            <source>it has no time zone</source>
            <translation>er hat keine Zeitzone</translation>
        </message>
        <message>
            <source>it has too many digits</source>
            <translation>er hat zu viele Stellen</translation>
        </message>
        <message>
            <source>it holds half a character (a lone surrogate)</source>
            <translation>er enthält ein halbes Zeichen (die Hälfte eines Ersatzzeichenpaars)</translation>
        </message>
        <message>
            <source>it is a file, not a folder</source>
            <translation>Das ist eine Datei, kein Ordner.</translation>
        </message>
        <message>
            <source>it is neither a file that exists nor an address like sqlite:///file.db</source>
            <translation>Es ist weder eine Datei, die es gibt, noch eine Adresse wie sqlite:///datei.db.</translation>
        </message>
        <message>
            <source>it is not JSON</source>
            <translation>er ist kein JSON</translation>
        </message>
        <message>
            <source>it is not a JSON array</source>
            <translation>er ist keine JSON-Liste</translation>
        </message>
        <message>
            <source>it is not a JSON array of plain values</source>
            <translation>er ist keine JSON-Liste einfacher Werte</translation>
        </message>
        <message>
            <source>it is out of range</source>
            <translation>er liegt außerhalb des Bereichs</translation>
        </message>
        <message>
            <source>it is still not known whether the transaction before was written</source>
            <translation>Noch immer ist nicht bekannt, ob die Transaktion davor geschrieben wurde.</translation>
        </message>
        <message>
            <source>it is there already: %1</source>
            <translation>Das gibt es schon: %1</translation>
        </message>
        <message>
            <source>it is too large</source>
            <translation>er ist zu groß</translation>
        </message>
        <message>
            <source>it must be from %1 to %2</source>
            <translation>erlaubt ist %1 bis %2</translation>
        </message>
        <message>
            <source>it must be one of %1</source>
            <translation>möglich ist nur: %1</translation>
        </message>
        <message>
            <source>key</source>
            <translation>Schlüssel</translation>
        </message>
        <message>
            <source>mode is ro, rw or rwc, not %1</source>
            <translation>mode ist ro, rw oder rwc, nicht %1.</translation>
        </message>
        <message>
            <source>nested deeper than %1 levels</source>
            <translation>Tiefer verschachtelt als %1 Stufen.</translation>
        </message>
        <message>
            <source>new %1</source>
            <translation>Neu: %1</translation>
        </message>
        <message>
            <source>no &quot;format&quot; number: these are no Joinwright diagrams</source>
            <translation>Ohne Nummer „format“: Das sind keine Diagramme von Joinwright.</translation>
        </message>
        <message>
            <source>no &quot;format&quot; number: this is no Joinwright model</source>
            <translation>Ohne Nummer „format“: Das ist kein Modell von Joinwright.</translation>
        </message>
        <message>
            <source>the server takes encrypted connections only: %1</source>
            <translation>Der Server nimmt nur verschlüsselte Verbindungen an: %1</translation>
        </message>
        <message>
            <source>the two sides do not agree on encryption: %1</source>
            <translation>Server und Programm sind sich über die Verschlüsselung nicht einig: %1</translation>
        </message>
        <message>
            <source>the server has no encryption, and the address asks for it</source>
            <translation>Der Server verschlüsselt nicht, und die Adresse verlangt es</translation>
        </message>
        <message>
            <source>no encrypted connection could be made: %1</source>
            <translation>Eine verschlüsselte Verbindung kam nicht zustande: %1</translation>
        </message>
        <message>
            <source>no permission</source>
            <translation>keine Berechtigung.</translation>
        </message>
        <message>
            <source>no permission, or the disk is full</source>
            <translation>keine Berechtigung, oder der Datenträger ist voll.</translation>
        </message>
        <message>
            <source>no row of %1 is called &apos;%2&apos;.</source>
            <translation>Keine Zeile von %1 heißt „%2“.</translation>
        </message>
        <message>
            <source>nobody answers at this address (connection refused)</source>
            <translation>Unter dieser Adresse antwortet niemand (Verbindung abgelehnt).</translation>
        </message>
        <message>
            <source>nobody answers at this address: %1</source>
            <translation>Unter dieser Adresse antwortet niemand: %1</translation>
        </message>
        <message>
            <source>not JSON: %1 expected</source>
            <translation>Kein JSON: Erwartet wird %1.</translation>
        </message>
        <message>
            <source>not JSON: a number expected</source>
            <translation>Kein JSON: Erwartet wird eine Zahl.</translation>
        </message>
        <message>
            <source>not JSON: an escape that does not exist</source>
            <translation>Kein JSON: Diese Zeichenfolge mit \ gibt es nicht.</translation>
        </message>
        <message>
            <source>not JSON: four hexadecimal digits expected</source>
            <translation>Kein JSON: Erwartet werden vier hexadezimale Ziffern.</translation>
        </message>
        <message>
            <source>not valid UTF-8</source>
            <translation>Kein gültiges UTF-8.</translation>
        </message>
        <message>
            <source>note</source>
            <translation>Notiz</translation>
        </message>
        <message>
            <source>one of %1</source>
            <translation>einer der Werte %1</translation>
        </message>
        <message>
            <source>placed table</source>
            <translation>platzierte Tabelle</translation>
        </message>
        <message>
            <source>reading or writing the database file failed: %1</source>
            <translation>Das Lesen oder Schreiben der Datenbankdatei ist fehlgeschlagen: %1</translation>
        </message>
        <message>
            <source>relationship</source>
            <translation>Beziehung</translation>
        </message>
        <message>
            <source>rows of %1 refer to it by %2</source>
            <translation>Zeilen von %1 verweisen mit %2 darauf.</translation>
        </message>
        <message>
            <source>rows of %1 still refer to this row of %2 (%3)</source>
            <translation>Zeilen von %1 verweisen noch auf diese Zeile von %2 (%3).</translation>
        </message>
        <message>
            <source>rows of another table still refer to this row of %1%2</source>
            <translation>Zeilen einer anderen Tabelle verweisen noch auf diese Zeile von %1%2</translation>
        </message>
        <message>
            <source>something follows after the end</source>
            <translation>Nach dem Ende folgt noch etwas.</translation>
        </message>
        <message>
            <source>something was divided by zero</source>
            <translation>Geteilt durch null</translation>
        </message>
        <message>
            <source>ssl_mode is disabled, required or verify, not %1</source>
            <translation>ssl_mode ist disabled, required oder verify, nicht %1.</translation>
        </message>
        <message>
            <source>subclass</source>
            <translation>Unterklasse</translation>
        </message>
        <message>
            <source>table</source>
            <translation>Tabelle</translation>
        </message>
        <message>
            <source>the %1 %2 belongs to another table</source>
            <translation>%1 %2 gehört zu einer anderen Tabelle.</translation>
        </message>
        <message>
            <source>the check %1 of %2 refused the row</source>
            <translation>Die Prüfung %1 von %2 lässt die Zeile nicht zu.</translation>
        </message>
        <message>
            <source>the check %1 refused the row</source>
            <translation>Die Prüfung %1 lässt die Zeile nicht zu.</translation>
        </message>
        <message>
            <source>the connection is closed</source>
            <translation>Die Verbindung ist geschlossen.</translation>
        </message>
        <message>
            <source>the connection or the server takes no changes: %1</source>
            <translation>Die Verbindung oder der Server nimmt keine Änderungen an: %1</translation>
        </message>
        <message>
            <source>the connection to the server was lost</source>
            <translation>Die Verbindung zum Server ging verloren.</translation>
        </message>
        <message>
            <source>the connection to the server was lost: %1</source>
            <translation>Die Verbindung zum Server ging verloren: %1</translation>
        </message>
        <message>
            <source>the connection was lost during COMMIT, and it is not known whether the transaction was written; look before you do it again: %1</source>
            <translation>Die Verbindung ging während des COMMIT verloren, und es ist nicht bekannt, ob die Transaktion geschrieben wurde. Sehen Sie nach, bevor Sie sie wiederholen: %1</translation>
        </message>
        <message>
            <source>the connection was lost during COMMIT, and nothing was written: %1</source>
            <translation>Die Verbindung ging während des COMMIT verloren, und nichts wurde geschrieben: %1</translation>
        </message>
        <message>
            <source>the connection was lost or cannot be made: %1</source>
            <translation>Die Verbindung ging verloren oder kommt nicht zustande: %1</translation>
        </message>
        <message>
            <source>the connection was stopped</source>
            <translation>Die Verbindung wurde angehalten.</translation>
        </message>
        <message>
            <source>the database cannot have it so: %1</source>
            <translation>So kann die Datenbank es nicht haben: %1</translation>
        </message>
        <message>
            <source>the database file cannot be opened: %1</source>
            <translation>Die Datenbankdatei kann nicht geöffnet werden: %1</translation>
        </message>
        <message>
            <source>the database file is damaged: %1</source>
            <translation>Die Datenbankdatei ist beschädigt: %1</translation>
        </message>
        <message>
            <source>the database has no column named %1</source>
            <translation>Die Datenbank hat keine Spalte namens %1.</translation>
        </message>
        <message>
            <source>the database has no table or view named %1</source>
            <translation>Die Datenbank hat keine Tabelle oder Sicht namens %1.</translation>
        </message>
        <message>
            <source>the database holds %1 where the type is %2</source>
            <translation>In der Datenbank steht %1, wo der Typ %2 ist.</translation>
        </message>
        <message>
            <source>the database holds %1 where the type is %2%3</source>
            <translation>In der Datenbank steht %1, wo der Typ %2 ist%3</translation>
        </message>
        <message>
            <source>the database is locked by another program or connection</source>
            <translation>Ein anderes Programm oder eine andere Verbindung hält die Datenbank gesperrt.</translation>
        </message>
        <message>
            <source>the database refused the statement: %1</source>
            <translation>Die Datenbank hat die Anweisung abgelehnt: %1</translation>
        </message>
        <message>
            <source>the database takes no changes: %1</source>
            <translation>Die Datenbank nimmt keine Änderungen an: %1</translation>
        </message>
        <message>
            <source>the database was changed since this transaction began to read</source>
            <translation>Die Datenbank wurde geändert, seit diese Transaktion zu lesen begann.</translation>
        </message>
        <message>
            <source>the database&apos;s structure is not as the statement needs it: %1</source>
            <translation>Die Struktur der Datenbank ist nicht so, wie die Anweisung sie braucht: %1</translation>
        </message>
        <message>
            <source>the disk or the database file is full</source>
            <translation>Der Datenträger oder die Datenbankdatei ist voll.</translation>
        </message>
        <message>
            <source>the driver gave a value of the unexpected type %1</source>
            <translation>Der Treiber lieferte einen Wert vom unerwarteten Typ %1.</translation>
        </message>
        <message>
            <source>the file ends too early</source>
            <translation>Die Datei endet zu früh.</translation>
        </message>
        <message>
            <source>the file has format %1 and was made by a newer Joinwright; this one knows format %2</source>
            <translation>Die Datei hat Format %1 und stammt von einem neueren Joinwright; dieses kennt Format %2.</translation>
        </message>
        <message>
            <source>the file is not an SQLite database, or it is encrypted</source>
            <translation>Die Datei ist keine SQLite-Datenbank, oder sie ist verschlüsselt.</translation>
        </message>
        <message>
            <source>the host is not known: %1</source>
            <translation>Der Rechner ist nicht bekannt: %1</translation>
        </message>
        <message>
            <source>the id %1 is used twice, first in line %2</source>
            <translation>Die Kennung %1 kommt zweimal vor, zuerst in Zeile %2.</translation>
        </message>
        <message>
            <source>the key %1 stands twice in one object</source>
            <translation>Der Schlüssel %1 steht zweimal in einem Objekt.</translation>
        </message>
        <message>
            <source>the list of pending rows is damaged</source>
            <translation>Die Liste der ausstehenden Zeilen ist beschädigt.</translation>
        </message>
        <message>
            <source>the name of the database is missing (%1://user@host/name)</source>
            <translation>Der Name der Datenbank fehlt (%1://benutzer@rechner/name).</translation>
        </message>
        <message>
            <source>the number is out of range</source>
            <translation>Die Zahl liegt außerhalb des Bereichs</translation>
        </message>
        <message>
            <source>the option %1 of the address is a whole number, not %2</source>
            <translation>Die Option %1 der Adresse ist eine ganze Zahl, nicht %2.</translation>
        </message>
        <message>
            <source>the option %1 of the address must not hold a semicolon</source>
            <translation>Die Option %1 der Adresse darf kein Semikolon enthalten.</translation>
        </message>
        <message>
            <source>the primary key</source>
            <translation>der Primärschlüssel</translation>
        </message>
        <message>
            <source>the product of %1 and %2 is too long</source>
            <translation>Das Produkt von %1 und %2 hat zu viele Stellen.</translation>
        </message>
        <message>
            <source>the relationship %1 of %2 refers to no key of as many columns</source>
            <translation>Die Beziehung %1 von %2 verweist auf keinen Schlüssel mit ebenso vielen Spalten.</translation>
        </message>
        <message>
            <source>the row overlaps with one that is there already%1</source>
            <translation>Die Zeile überschneidet sich mit einer, die es schon gibt%1</translation>
        </message>
        <message>
            <source>the server asks for a password, and there is none</source>
            <translation>Der Server verlangt ein Passwort, und es gibt keines.</translation>
        </message>
        <message>
            <source>the server did not answer in time</source>
            <translation>Der Server hat nicht rechtzeitig geantwortet.</translation>
        </message>
        <message>
            <source>the server does not understand the statement: %1</source>
            <translation>Der Server versteht die Anweisung nicht: %1</translation>
        </message>
        <message>
            <source>the server has no database of this name: %1</source>
            <translation>Der Server hat keine Datenbank dieses Namens: %1</translation>
        </message>
        <message>
            <source>the server has no more room: %1</source>
            <translation>Der Server hat keinen Platz mehr: %1</translation>
        </message>
        <message>
            <source>the server is not part of its cluster now: %1</source>
            <translation>Der Server gehört im Augenblick nicht zu seinem Verbund: %1</translation>
        </message>
        <message>
            <source>the server refused the user or the password: %1</source>
            <translation>Der Server hat Benutzer oder Passwort abgelehnt: %1</translation>
        </message>
        <message>
            <source>the server takes no connection: %1</source>
            <translation>Der Server nimmt keine Verbindung an: %1</translation>
        </message>
        <message>
            <source>the statement took longer than it may</source>
            <translation>Die Anweisung dauerte länger als erlaubt.</translation>
        </message>
        <message>
            <source>the statement was stopped</source>
            <translation>Die Anweisung wurde angehalten.</translation>
        </message>
        <message>
            <source>the statement was stopped while it waited for a lock</source>
            <translation>Die Anweisung wurde angehalten, während sie auf eine Sperre wartete.</translation>
        </message>
        <message>
            <source>the statement was stopped: %1</source>
            <translation>Die Anweisung wurde angehalten: %1</translation>
        </message>
        <message>
            <source>the sum of %1 and %2 is too long</source>
            <translation>Die Summe von %1 und %2 hat zu viele Stellen.</translation>
        </message>
        <message>
            <source>the table %1 has no column named %2</source>
            <translation>Die Tabelle %1 hat keine Spalte namens %2.</translation>
        </message>
        <message>
            <source>the table %1 has no columns</source>
            <translation>Die Tabelle %1 hat keine Spalten.</translation>
        </message>
        <message>
            <source>the table %1: this is no way to divide it: %2</source>
            <translation>Die Tabelle %1: So kann sie nicht geteilt werden: %2</translation>
        </message>
        <message>
            <source>the text</source>
            <translation>Der Text</translation>
        </message>
        <message>
            <source>the transaction before, whose COMMIT was not answered, was written after all; nothing was sent again</source>
            <translation>Die Transaktion davor, deren COMMIT ohne Antwort blieb, wurde doch geschrieben. Nichts wurde noch einmal gesendet.</translation>
        </message>
        <message>
            <source>another user of this database in memory has a transaction open, and it has only one connection: commit there or roll back first</source>
            <translation>Diese Datenbank im Speicher hat nur eine Verbindung, und ein anderer hat darauf eine Transaktion offen: Bestätigen Sie sie dort, oder nehmen Sie sie zurück.</translation>
        </message>
        <message>
            <source>the transaction is gone: the connection was lost or the server ended it; roll back and do it again</source>
            <translation>Die Transaktion ist fort: Die Verbindung ging verloren, oder der Server hat sie beendet. Nehmen Sie sie zurück und wiederholen Sie sie.</translation>
        </message>
        <message>
            <source>the transaction was lost with its connection: what was flushed in it waits to be written again</source>
            <translation>Die Transaktion ging mit ihrer Verbindung verloren: Was darin geschrieben wurde, steht wieder aus.</translation>
        </message>
        <message>
            <source>the transaction was rolled back, because a statement in it had failed</source>
            <translation>Die Transaktion wurde zurückgenommen, weil eine Anweisung darin fehlgeschlagen war.</translation>
        </message>
        <message>
            <source>the type %1 has no &quot;enum&quot;</source>
            <translation>Beim Typ %1 fehlt die Angabe „enum“.</translation>
        </message>
        <message>
            <source>the type %1 stands for itself: a cycle of types</source>
            <translation>Der Typ %1 steht für sich selbst: ein Kreis von Typen.</translation>
        </message>
        <message>
            <source>the user may not do that: %1</source>
            <translation>Der Benutzer darf das nicht: %1</translation>
        </message>
        <message>
            <source>the user may not do this: %1</source>
            <translation>Der Benutzer darf das nicht: %1</translation>
        </message>
        <message>
            <source>the user may not use this database: %1</source>
            <translation>Der Benutzer darf diese Datenbank nicht verwenden: %1</translation>
        </message>
        <message>
            <source>the value does not fit the type</source>
            <translation>Der Wert passt nicht zum Typ</translation>
        </message>
        <message>
            <source>the value has the wrong type for %1: %2</source>
            <translation>Der Wert hat den falschen Typ für %1: %2</translation>
        </message>
        <message>
            <source>the value is too long</source>
            <translation>Der Wert ist zu lang</translation>
        </message>
        <message>
            <source>the values are there already%1: %2 must be unique (%3)</source>
            <translation>Die Werte gibt es schon%1: %2 muss eindeutig sein (%3).</translation>
        </message>
        <message>
            <source>the values are there already: %1 must be unique</source>
            <translation>Die Werte gibt es schon: %1 muss eindeutig sein.</translation>
        </message>
        <message>
            <source>the view %1 is not one complete query</source>
            <translation>Die Sicht %1 ist keine vollständige Abfrage.</translation>
        </message>
        <message>
            <source>the year must be from %1 to %2</source>
            <translation>das Jahr muss zwischen %1 und %2 liegen</translation>
        </message>
        <message>
            <source>the year must be from 0 to 9999</source>
            <translation>das Jahr muss zwischen 0 und 9999 liegen</translation>
        </message>
        <message>
            <source>the year must be from 1 to 9999</source>
            <translation>das Jahr muss zwischen 1 und 9999 liegen</translation>
        </message>
        <message>
            <source>there is no %1 %2</source>
            <translation>%1 %2 gibt es nicht.</translation>
        </message>
        <message>
            <source>there is no database &quot;%1&quot; on this server</source>
            <translation>Auf diesem Server gibt es keine Datenbank „%1“.</translation>
        </message>
        <message>
            <source>there is no dialect named &quot;%1&quot;</source>
            <translation>Es gibt keine Art von Datenbank namens „%1“.</translation>
        </message>
        <message>
            <source>there is no file %1</source>
            <translation>Es gibt keine Datei %1.</translation>
        </message>
        <message>
            <source>there is no format %1; this Joinwright knows format %2</source>
            <translation>Ein Format %1 gibt es nicht; dieses Joinwright kennt Format %2.</translation>
        </message>
        <message>
            <source>there is no server to be reached: %1</source>
            <translation>Es ist kein Server zu erreichen: %1</translation>
        </message>
        <message>
            <source>this is no list of pending rows</source>
            <translation>Das ist keine Liste ausstehender Zeilen.</translation>
        </message>
        <message>
            <source>true or false</source>
            <translation>true oder false</translation>
        </message>
        <message>
            <source>true or false was expected</source>
            <translation>erwartet wird true oder false</translation>
        </message>
        <message>
            <source>two transactions waited for each other, and this one was given up: it has to be done again</source>
            <translation>Zwei Transaktionen warteten aufeinander, und diese wurde aufgegeben: Sie muss wiederholt werden.</translation>
        </message>
        <message>
            <source>type</source>
            <translation>Typ</translation>
        </message>
        <message>
            <source>view</source>
            <translation>Sicht</translation>
        </message>
    </context>
    <context>
        <name>ErrorWords</name>
        <message>
            <source>A row with this value is there already, and %1 must be unique.</source>
            <translation>Eine Zeile mit diesem Wert gibt es schon, und %1 muss eindeutig sein.</translation>
        </message>
        <message>
            <source>A row with this value is there already, and it must be unique.</source>
            <translation>Eine Zeile mit diesem Wert gibt es schon, und er muss eindeutig sein.</translation>
        </message>
        <message>
            <source>A value is missing: %1 must not be NULL.</source>
            <translation>Ein Wert fehlt: %1 darf nicht NULL sein.</translation>
        </message>
        <message>
            <source>A value is missing that must not be NULL.</source>
            <translation>Ein Wert fehlt, der nicht NULL sein darf.</translation>
        </message>
        <message>
            <source>The row that %1 refers to does not exist.</source>
            <translation>Die Zeile, auf die %1 verweist, gibt es nicht.</translation>
        </message>
        <message>
            <source>The row that it refers to does not exist.</source>
            <translation>Die Zeile, auf die verwiesen wird, gibt es nicht.</translation>
        </message>
        <message>
            <source>Other rows still refer to this row (%1).</source>
            <translation>Andere Zeilen verweisen noch auf diese Zeile (%1).</translation>
        </message>
        <message>
            <source>Other rows still refer to this row.</source>
            <translation>Andere Zeilen verweisen noch auf diese Zeile.</translation>
        </message>
        <message>
            <source>A foreign key refused it: the row refers to one that does not exist, or other rows still refer to it.</source>
            <translation>Ein Fremdschlüssel verbietet es: Die Zeile verweist auf eine, die es nicht gibt, oder andere Zeilen verweisen noch auf sie.</translation>
        </message>
        <message>
            <source>The row does not meet the condition %1.</source>
            <translation>Die Zeile erfüllt die Bedingung %1 nicht.</translation>
        </message>
        <message>
            <source>The row does not meet a condition of its table.</source>
            <translation>Die Zeile erfüllt eine Bedingung ihrer Tabelle nicht.</translation>
        </message>
        <message>
            <source>Nobody answers at this address. Is the server running, and are host and port right?</source>
            <translation>Unter dieser Adresse antwortet niemand. Läuft der Server, und stimmen Rechner und Port?</translation>
        </message>
        <message>
            <source>The name of the host is not known.</source>
            <translation>Der Name des Rechners ist nicht bekannt.</translation>
        </message>
        <message>
            <source>The server has no database “%1”.</source>
            <translation>Der Server hat keine Datenbank „%1“.</translation>
        </message>
        <message>
            <source>The server has no database of this name.</source>
            <translation>Der Server hat keine Datenbank dieses Namens.</translation>
        </message>
        <message>
            <source>The server asks for a password.</source>
            <translation>Der Server verlangt ein Kennwort.</translation>
        </message>
        <message>
            <source>The server refused the user or the password.</source>
            <translation>Der Server hat den Benutzer oder das Kennwort abgelehnt.</translation>
        </message>
        <message>
            <source>The connection to the server was lost.</source>
            <translation>Die Verbindung zum Server ging verloren.</translation>
        </message>
        <message>
            <source>There was no answer in time.</source>
            <translation>Es kam keine rechtzeitige Antwort.</translation>
        </message>
        <message>
            <source>Another program or connection holds a lock on it. Try again in a moment.</source>
            <translation>Ein anderes Programm oder eine andere Verbindung hält eine Sperre darauf. Versuchen Sie es gleich noch einmal.</translation>
        </message>
        <message>
            <source>Another transaction came first. Nothing was written; try again.</source>
            <translation>Eine andere Transaktion kam zuvor. Nichts wurde geschrieben; versuchen Sie es noch einmal.</translation>
        </message>
        <message>
            <source>The connection was lost during COMMIT, and it is not known whether the changes were written. Look before you commit again.</source>
            <translation>Die Verbindung ging beim COMMIT verloren, und es ist nicht bekannt, ob die Änderungen geschrieben wurden. Sehen Sie nach, bevor Sie den Commit wiederholen.</translation>
        </message>
        <message>
            <source>The changes of the commit before, which was not answered, were written after all. Nothing was sent again. What is still pending of them has to be reverted.</source>
            <translation>Die Änderungen des vorigen Commits, auf den keine Antwort kam, wurden doch geschrieben. Nichts wurde noch einmal gesendet. Was davon noch offen ist, muss verworfen werden.</translation>
        </message>
    </context>
    <context>
        <name>ExportCodeDialog</name>
        <message>
            <source>Choose…</source>
            <translation>Wählen …</translation>
        </message>
        <message>
            <source>Export</source>
            <translation>Exportieren</translation>
        </message>
        <message>
            <source>Export code</source>
            <translation>Code exportieren</translation>
        </message>
        <message>
            <source>Target</source>
            <translation>Ziel</translation>
        </message>
        <message>
            <source>Folder</source>
            <translation>Ordner</translation>
        </message>
        <message>
            <source>Choose a folder to write into.</source>
            <translation>Wählen Sie einen Ordner, in den geschrieben wird.</translation>
        </message>
        <message numerus="yes">
            <source>%n file(s) edited by hand stay as they are.</source>
            <translation>
                <numerusform>%n von Hand bearbeitete Datei bleibt, wie sie ist.</numerusform>
                <numerusform>%n von Hand bearbeitete Dateien bleiben, wie sie sind.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n file(s) to write.</source>
            <translation>
                <numerusform>%n Datei zu schreiben.</numerusform>
                <numerusform>%n Dateien zu schreiben.</numerusform>
            </translation>
        </message>
        <message>
            <source>Everything is written as it is here.</source>
            <translation>Alles ist so geschrieben, wie es hier steht.</translation>
        </message>
        <message numerus="yes">
            <source>… and %n more</source>
            <translation>
                <numerusform>… und %n weitere</numerusform>
                <numerusform>… und %n weitere</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 can express all of this model.</source>
            <translation>%1 kann dieses Modell ganz ausdrücken.</translation>
        </message>
        <message>
            <source>What %1 cannot express:</source>
            <translation>Was %1 nicht ausdrücken kann:</translation>
        </message>
        <message>
            <source>Export code into</source>
            <translation>Code exportieren nach</translation>
        </message>
    </context>
    <context>
        <name>ExportModel</name>
        <message>
            <source>File</source>
            <translation>Datei</translation>
        </message>
        <message>
            <source>What happens</source>
            <translation>Was geschieht</translation>
        </message>
    </context>
    <context>
        <name>Facts</name>
        <message>
            <source>on delete restrict</source>
            <translation>Löschen verboten</translation>
        </message>
        <message>
            <source>on delete cascade</source>
            <translation>Löschen mit</translation>
        </message>
        <message>
            <source>on delete set null</source>
            <translation>beim Löschen NULL</translation>
        </message>
        <message>
            <source>on delete set default</source>
            <translation>beim Löschen Standardwert</translation>
        </message>
        <message>
            <source>may be NULL</source>
            <translation>darf NULL sein</translation>
        </message>
        <message>
            <source>required</source>
            <translation>Pflicht</translation>
        </message>
        <message>
            <source>default %1</source>
            <translation>Standardwert %1</translation>
        </message>
        <message>
            <source>read-only</source>
            <translation>nur lesen</translation>
        </message>
        <message>
            <source>writable</source>
            <translation>beschreibbar</translation>
        </message>
        <message>
            <source>committing</source>
            <translation>Commit läuft</translation>
        </message>
        <message>
            <source>no open transaction</source>
            <translation>keine offene Transaktion</translation>
        </message>
        <message numerus="yes">
            <source>%n columns</source>
            <translation>
                <numerusform>%n Spalte</numerusform>
                <numerusform>%n Spalten</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n relationships</source>
            <translation>
                <numerusform>%n Beziehung</numerusform>
                <numerusform>%n Beziehungen</numerusform>
            </translation>
        </message>
        <message>
            <source>asks before writing</source>
            <translation>fragt vor dem Schreiben</translation>
        </message>
        <message>
            <source>connecting</source>
            <translation>verbindet</translation>
        </message>
        <message>
            <source>connection lost</source>
            <translation>Verbindung verloren</translation>
        </message>
    </context>
    <context>
        <name>FieldForm</name>
        <message>
            <source>Change %1</source>
            <translation>%1 ändern</translation>
        </message>
        <message>
            <source>Take back</source>
            <translation>Zurücknehmen</translation>
        </message>
    </context>
    <context>
        <name>FieldTexts</name>
        <message>
            <source>Name</source>
            <translation>Name</translation>
        </message>
        <message>
            <source>Options</source>
            <translation>Optionen</translation>
        </message>
        <message>
            <source>Class</source>
            <translation>Klasse</translation>
        </message>
        <message>
            <source>Label</source>
            <translation>Bezeichnung</translation>
        </message>
        <message>
            <source>Comment</source>
            <translation>Kommentar</translation>
        </message>
        <message>
            <source>Type</source>
            <translation>Typ</translation>
        </message>
        <message>
            <source>Primary key</source>
            <translation>Primärschlüssel</translation>
        </message>
        <message>
            <source>Generated</source>
            <translation>Erzeugt</translation>
        </message>
        <message>
            <source>no</source>
            <translation>nein</translation>
        </message>
        <message>
            <source>numbered by the database</source>
            <translation>von der Datenbank nummeriert</translation>
        </message>
        <message>
            <source>computed, stored</source>
            <translation>berechnet, gespeichert</translation>
        </message>
        <message>
            <source>computed when read</source>
            <translation>beim Lesen berechnet</translation>
        </message>
        <message>
            <source>Attribute</source>
            <translation>Attribut</translation>
        </message>
        <message>
            <source>May be NULL</source>
            <translation>Darf NULL sein</translation>
        </message>
        <message>
            <source>Default</source>
            <translation>Standardwert</translation>
        </message>
        <message>
            <source>Expression</source>
            <translation>Ausdruck</translation>
        </message>
        <message>
            <source>Counts versions</source>
            <translation>Zählt Versionen</translation>
        </message>
        <message>
            <source>Loaded when looked at</source>
            <translation>Erst beim Ansehen laden</translation>
        </message>
        <message>
            <source>Extends the class of</source>
            <translation>Erweitert die Klasse von</translation>
        </message>
        <message>
            <source>Classes in this table</source>
            <translation>Klassen in dieser Tabelle</translation>
        </message>
        <message>
            <source>Class : Base = value (columns)</source>
            <translation>Klasse : Basis = Wert (Spalten)</translation>
        </message>
        <message>
            <source>Classes told apart by</source>
            <translation>Klassen unterscheidet</translation>
        </message>
        <message>
            <source>Value of this class</source>
            <translation>Wert dieser Klasse</translation>
        </message>
        <message>
            <source>A session that removes</source>
            <translation>Löscht eine Sitzung</translation>
        </message>
        <message>
            <source>leaves it to the database</source>
            <translation>überlässt sie es der Datenbank</translation>
        </message>
        <message>
            <source>deletes the others too</source>
            <translation>löscht sie die anderen mit</translation>
        </message>
        <message>
            <source>clears their key</source>
            <translation>leert sie deren Schlüssel</translation>
        </message>
        <message>
            <source>leaves them alone</source>
            <translation>lässt sie sie in Ruhe</translation>
        </message>
        <message>
            <source>Deletes orphans</source>
            <translation>Verwaiste löschen</translation>
        </message>
        <message>
            <source>Added by hand</source>
            <translation>Von Hand hinzufügen</translation>
        </message>
        <message>
            <source>Extends the class</source>
            <translation>Erweitert die Klasse</translation>
        </message>
        <message>
            <source>Collation</source>
            <translation>Sortierung</translation>
        </message>
        <message>
            <source>Columns</source>
            <translation>Spalten</translation>
        </message>
        <message>
            <source>Unique</source>
            <translation>Eindeutig</translation>
        </message>
        <message>
            <source>Where</source>
            <translation>Bedingung (WHERE)</translation>
        </message>
        <message>
            <source>Method</source>
            <translation>Verfahren</translation>
        </message>
        <message>
            <source>Condition</source>
            <translation>Bedingung</translation>
        </message>
        <message>
            <source>Refers to</source>
            <translation>Verweist auf</translation>
        </message>
        <message>
            <source>Line</source>
            <translation>Linie</translation>
        </message>
        <message>
            <source>Kind</source>
            <translation>Art</translation>
        </message>
        <message>
            <source>Other side</source>
            <translation>Gegenseite</translation>
        </message>
        <message>
            <source>On delete</source>
            <translation>Beim Löschen</translation>
        </message>
        <message>
            <source>On update</source>
            <translation>Beim Ändern</translation>
        </message>
        <message>
            <source>Checked</source>
            <translation>Geprüft</translation>
        </message>
        <message>
            <source>at once</source>
            <translation>sofort</translation>
        </message>
        <message>
            <source>at once, can be deferred</source>
            <translation>sofort, aufschiebbar</translation>
        </message>
        <message>
            <source>at commit</source>
            <translation>beim Commit</translation>
        </message>
        <message>
            <source>In the model only</source>
            <translation>Nur im Modell</translation>
        </message>
        <message>
            <source>Constraint</source>
            <translation>Constraint</translation>
        </message>
        <message>
            <source>Values</source>
            <translation>Werte</translation>
        </message>
        <message>
            <source>Query</source>
            <translation>Abfrage</translation>
        </message>
        <message>
            <source>Materialized</source>
            <translation>Materialisiert</translation>
        </message>
        <message>
            <source>Hue</source>
            <translation>Farbton</translation>
        </message>
        <message>
            <source>Line to</source>
            <translation>Linie zu</translation>
        </message>
        <message>
            <source>Text</source>
            <translation>Text</translation>
        </message>
        <message>
            <source>Tables</source>
            <translation>Tabellen</translation>
        </message>
        <message>
            <source>Areas</source>
            <translation>Bereiche</translation>
        </message>
        <message>
            <source>Notes</source>
            <translation>Notizen</translation>
        </message>
        <message>
            <source>table</source>
            <translation>Tabelle</translation>
        </message>
        <message>
            <source>column</source>
            <translation>Spalte</translation>
        </message>
        <message>
            <source>key</source>
            <translation>Schlüssel</translation>
        </message>
        <message>
            <source>relationship</source>
            <translation>Beziehung</translation>
        </message>
        <message>
            <source>index</source>
            <translation>Index</translation>
        </message>
        <message>
            <source>check</source>
            <translation>Prüfung</translation>
        </message>
        <message>
            <source>type</source>
            <translation>Typ</translation>
        </message>
        <message>
            <source>view</source>
            <translation>Sicht</translation>
        </message>
        <message>
            <source>diagram</source>
            <translation>Diagramm</translation>
        </message>
        <message>
            <source>area</source>
            <translation>Bereich</translation>
        </message>
        <message>
            <source>note</source>
            <translation>Notiz</translation>
        </message>
        <message>
            <source>many</source>
            <translation>viele</translation>
        </message>
        <message>
            <source>none or one</source>
            <translation>keine oder eine</translation>
        </message>
        <message>
            <source>one</source>
            <translation>eine</translation>
        </message>
        <message>
            <source>many to many</source>
            <translation>viele zu viele</translation>
        </message>
        <message>
            <source>one to one, optional</source>
            <translation>eins zu eins, optional</translation>
        </message>
        <message>
            <source>one to one, mandatory</source>
            <translation>eins zu eins, Pflicht</translation>
        </message>
        <message>
            <source>many to one, optional</source>
            <translation>viele zu eins, optional</translation>
        </message>
        <message>
            <source>many to one, mandatory</source>
            <translation>viele zu eins, Pflicht</translation>
        </message>
        <message>
            <source>nothing</source>
            <translation>nichts</translation>
        </message>
    </context>
    <context>
        <name>FilterBar</name>
        <message>
            <source>Add filter</source>
            <translation>Filter hinzufügen</translation>
        </message>
        <message>
            <source>Remove the filter</source>
            <translation>Den Filter entfernen</translation>
        </message>
        <message>
            <source>reading…</source>
            <translation>liest …</translation>
        </message>
        <message>
            <source>no rows</source>
            <translation>keine Zeilen</translation>
        </message>
        <message>
            <source>%1 rows</source>
            <translation>%1 Zeilen</translation>
        </message>
        <message>
            <source>%1–%2 of %3</source>
            <translation>%1–%2 von %3</translation>
        </message>
        <message>
            <source>%1 is not in the database yet</source>
            <translation>%1 ist noch nicht in der Datenbank</translation>
        </message>
        <message numerus="yes">
            <source>%n columns are not in the database yet</source>
            <translation>
                <numerusform>%n Spalte ist noch nicht in der Datenbank</numerusform>
                <numerusform>%n Spalten sind noch nicht in der Datenbank</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>FilterPopup</name>
        <message>
            <source>is</source>
            <translation>ist</translation>
        </message>
        <message>
            <source>is not</source>
            <translation>ist nicht</translation>
        </message>
        <message>
            <source>is less than</source>
            <translation>ist kleiner als</translation>
        </message>
        <message>
            <source>is at most</source>
            <translation>ist höchstens</translation>
        </message>
        <message>
            <source>is greater than</source>
            <translation>ist größer als</translation>
        </message>
        <message>
            <source>is at least</source>
            <translation>ist mindestens</translation>
        </message>
        <message>
            <source>is between</source>
            <translation>liegt zwischen</translation>
        </message>
        <message>
            <source>is one of</source>
            <translation>ist eines von</translation>
        </message>
        <message>
            <source>contains</source>
            <translation>enthält</translation>
        </message>
        <message>
            <source>does not contain</source>
            <translation>enthält nicht</translation>
        </message>
        <message>
            <source>is NULL</source>
            <translation>ist NULL</translation>
        </message>
        <message>
            <source>is not NULL</source>
            <translation>ist nicht NULL</translation>
        </message>
        <message>
            <source>is an empty text</source>
            <translation>ist ein leerer Text</translation>
        </message>
        <message>
            <source>and</source>
            <translation>und</translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>Entfernen</translation>
        </message>
        <message>
            <source>Apply</source>
            <translation>Übernehmen</translation>
        </message>
        <message>
            <source>Comparison</source>
            <translation>Vergleich</translation>
        </message>
        <message>
            <source>Value</source>
            <translation>Wert</translation>
        </message>
        <message>
            <source>Second value</source>
            <translation>Zweiter Wert</translation>
        </message>
        <message>
            <source>values with commas between them</source>
            <translation>Werte mit Kommas dazwischen</translation>
        </message>
        <message>
            <source>a key</source>
            <translation>ein Schlüssel</translation>
        </message>
        <message>
            <source>2026-11-23, or 2026-11, or 2026</source>
            <translation>2026-11-23, oder 2026-11, oder 2026</translation>
        </message>
        <message>
            <source>2026-11-23 18:30, or 2026-11-23, or 2026-11</source>
            <translation>2026-11-23 18:30, oder 2026-11-23, oder 2026-11</translation>
        </message>
        <message>
            <source>true or false</source>
            <translation>true oder false</translation>
        </message>
        <message>
            <source>Nothing to compare with yet</source>
            <translation>Noch nichts zum Vergleichen</translation>
        </message>
        <message>
            <source>In the filter line: %1</source>
            <translation>In der Filterzeile: %1</translation>
        </message>
    </context>
    <context>
        <name>FindBar</name>
        <message>
            <source>Find a table or column</source>
            <translation>Eine Tabelle oder Spalte suchen</translation>
        </message>
        <message>
            <source>Put the matches that stand elsewhere on this diagram (Ctrl+Return)</source>
            <translation>Treffer, die anderswo stehen, in dieses Diagramm setzen (Strg+Eingabe)</translation>
        </message>
        <message>
            <source>Close (Esc)</source>
            <translation>Schließen (Esc)</translation>
        </message>
        <message>
            <source>none here</source>
            <translation>keine hier</translation>
        </message>
        <message numerus="yes">
            <source>%Ln found</source>
            <translation>
                <numerusform>%Ln gefunden</numerusform>
                <numerusform>%Ln gefunden</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 of %2</source>
            <translation>%1 von %2</translation>
        </message>
        <message numerus="yes">
            <source>Place %n more</source>
            <translation>
                <numerusform>%n weitere platzieren</numerusform>
                <numerusform>%n weitere platzieren</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>FinderBox</name>
        <message>
            <source>Find or run anything</source>
            <translation>Alles finden und ausführen</translation>
        </message>
    </context>
    <context>
        <name>GridDelegate</name>
        <message>
            <source>default</source>
            <translation>Standardwert</translation>
        </message>
        <message>
            <source>required</source>
            <translation>Pflicht</translation>
        </message>
    </context>
    <context>
        <name>GridFindBar</name>
        <message>
            <source>Previous (Shift+Return)</source>
            <translation>Vorige (Umschalt+Eingabe)</translation>
        </message>
        <message>
            <source>Next (Return)</source>
            <translation>Nächste (Eingabe)</translation>
        </message>
        <message>
            <source>Close (Esc)</source>
            <translation>Schließen (Esc)</translation>
        </message>
        <message>
            <source>Find in all rows</source>
            <translation>In allen Zeilen suchen</translation>
        </message>
        <message>
            <source>Replace by</source>
            <translation>Ersetzen durch</translation>
        </message>
        <message>
            <source>Replace</source>
            <translation>Ersetzen</translation>
        </message>
        <message>
            <source>Replace in selection</source>
            <translation>In der Auswahl ersetzen</translation>
        </message>
        <message>
            <source>searching…</source>
            <translation>sucht …</translation>
        </message>
        <message>
            <source>nothing found</source>
            <translation>nichts gefunden</translation>
        </message>
        <message>
            <source>%1 of %2</source>
            <translation>%1 von %2</translation>
        </message>
        <message>
            <source>%1 found</source>
            <translation>%1 gefunden</translation>
        </message>
    </context>
    <context>
        <name>GridHeader</name>
        <message>
            <source>Filter %1</source>
            <translation>%1 filtern</translation>
        </message>
        <message>
            <source>Filter</source>
            <translation>Filter</translation>
        </message>
    </context>
    <context>
        <name>GridView</name>
        <message>
            <source>Reading rows…</source>
            <translation>Zeilen werden gelesen …</translation>
        </message>
        <message>
            <source>No rows yet</source>
            <translation>Noch keine Zeilen</translation>
        </message>
        <message>
            <source>No row passes the filter</source>
            <translation>Keine Zeile passt zum Filter</translation>
        </message>
        <message>
            <source>%1 of %2 was not taken, and is kept as a draft: %3</source>
            <translation>%1 von %2 wurde nicht übernommen und bleibt als Entwurf stehen: %3</translation>
        </message>
    </context>
    <context>
        <name>HelpFindBar</name>
        <message>
            <source>none here</source>
            <translation>keine hier</translation>
        </message>
        <message numerus="yes">
            <source>%Ln found</source>
            <translation>
                <numerusform>%Ln gefunden</numerusform>
                <numerusform>%Ln gefunden</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 of %2</source>
            <translation>%1 von %2</translation>
        </message>
        <message>
            <source>Find in this page</source>
            <translation>Auf dieser Seite suchen</translation>
        </message>
    </context>
    <context>
        <name>HelpHtml</name>
        <message>
            <source>sends</source>
            <translation>sendet</translation>
        </message>
        <message>
            <source>prints</source>
            <translation>gibt aus</translation>
        </message>
    </context>
    <context>
        <name>HelpView</name>
        <message>
            <source>Back (%1)</source>
            <translation>Zurück (%1)</translation>
        </message>
        <message>
            <source>Forward (%1)</source>
            <translation>Vor (%1)</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>Zurück</translation>
        </message>
        <message>
            <source>Forward</source>
            <translation>Vor</translation>
        </message>
        <message>
            <source>Pages</source>
            <translation>Seiten</translation>
        </message>
        <message>
            <source>Page</source>
            <translation>Seite</translation>
        </message>
    </context>
    <context>
        <name>HistoryModel</name>
        <message>
            <source>As opened</source>
            <translation>Wie geöffnet</translation>
        </message>
        <message>
            <source>saved</source>
            <translation>gespeichert</translation>
        </message>
    </context>
    <context>
        <name>InPlaceNaming</name>
        <message>
            <source>column, or empty to end</source>
            <translation>Spalte, oder leer: Ende</translation>
        </message>
        <message>
            <source>Type; ? at the end: may be empty. Return: next column</source>
            <translation>Typ; ? am Ende: darf leer sein. Eingabe: nächste Spalte</translation>
        </message>
        <message>
            <source>Tab: next field. Return: next column. Esc: leave it as it was</source>
            <translation>Tab: nächstes Feld. Eingabe: nächste Spalte. Esc: lassen, wie es war</translation>
        </message>
        <message>
            <source>Return: take the name. Esc: leave it as it was</source>
            <translation>Eingabe: Namen übernehmen. Esc: lassen, wie es war</translation>
        </message>
        <message>
            <source>Add %1</source>
            <translation>%1 hinzufügen</translation>
        </message>
        <message>
            <source>Rename %1 to %2</source>
            <translation>%1 in %2 umbenennen</translation>
        </message>
        <message>
            <source>There is no type “%1”.</source>
            <translation>Einen Typ „%1“ gibt es nicht.</translation>
        </message>
        <message>
            <source>Change type of %1</source>
            <translation>Typ von %1 ändern</translation>
        </message>
        <message>
            <source>Add note</source>
            <translation>Notiz hinzufügen</translation>
        </message>
        <message>
            <source>Change note</source>
            <translation>Notiz ändern</translation>
        </message>
        <message>
            <source>Ctrl+Return: take the text. Esc: leave it as it was</source>
            <translation>Strg+Eingabe: Text übernehmen. Esc: lassen, wie es war</translation>
        </message>
    </context>
    <context>
        <name>InspectorPanel</name>
        <message>
            <source>Choose something to see and edit it here.</source>
            <translation>Wählen Sie etwas aus, um es hier zu sehen und zu bearbeiten.</translation>
        </message>
        <message>
            <source>Inspector</source>
            <translation>Inspektor</translation>
        </message>
        <message>
            <source>%1 things</source>
            <translation>%1 Dinge</translation>
        </message>
        <message>
            <source>Show %1</source>
            <translation>%1 zeigen</translation>
        </message>
    </context>
    <context>
        <name>JoinedView</name>
        <message>
            <source>edits %1</source>
            <translation>bearbeitet %1</translation>
        </message>
        <message>
            <source>&amp;Add to %1</source>
            <translation>Zu %1 &amp;hinzufügen</translation>
        </message>
        <message>
            <source>&amp;Unlink %1</source>
            <translation>%1 &amp;lösen</translation>
        </message>
        <message>
            <source>De&amp;lete from %1</source>
            <translation>Aus %1 lö&amp;schen</translation>
        </message>
        <message numerus="yes">
            <source>%Ln rows marked as deleted; they go with the next commit</source>
            <translation>
                <numerusform>%Ln Zeile als gelöscht markiert; sie geht mit dem nächsten Commit</numerusform>
                <numerusform>%Ln Zeilen als gelöscht markiert; sie gehen mit dem nächsten Commit</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln new rows</source>
            <translation>
                <numerusform>Eine neue Zeile</numerusform>
                <numerusform>%Ln neue Zeilen</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln lines found no row here: paste them as new rows.</source>
            <translation>
                <numerusform>Eine Zeile fand hier keinen Platz: als neue Zeile einfügen.</numerusform>
                <numerusform>%Ln Zeilen fanden hier keinen Platz: als neue Zeilen einfügen.</numerusform>
            </translation>
        </message>
        <message>
            <source>Paste as new ro&amp;ws</source>
            <translation>Als neue &amp;Zeilen einfügen</translation>
        </message>
        <message>
            <source>&amp;Duplicate in %1</source>
            <translation>In %1 &amp;duplizieren</translation>
        </message>
        <message>
            <source>Lin&amp;k an existing row of %1…</source>
            <translation>Eine Zeile von %1 ver&amp;knüpfen …</translation>
        </message>
    </context>
    <context>
        <name>MainWindow</name>
        <message>
            <source>Tool bar</source>
            <translation>Werkzeugleiste</translation>
        </message>
        <message>
            <source>Open &amp;recent</source>
            <translation>Zu&amp;letzt geöffnet</translation>
        </message>
        <message>
            <source>Nothing opened yet</source>
            <translation>Noch nichts geöffnet</translation>
        </message>
        <message>
            <source>This model has no diagram yet. Model › New diagram adds one.</source>
            <translation>Dieses Modell hat noch kein Diagramm. Modell › Neues Diagramm legt eines an.</translation>
        </message>
        <message>
            <source>1 change is committed.</source>
            <translation>1 Änderung ist geschrieben.</translation>
        </message>
        <message>
            <source>%L1 changes are committed.</source>
            <translation>%L1 Änderungen sind geschrieben.</translation>
        </message>
        <message>
            <source>No model open</source>
            <translation>Kein Modell geöffnet</translation>
        </message>
        <message>
            <source>Joinwright</source>
            <translation>Joinwright</translation>
        </message>
        <message>
            <source>%1[*] — Joinwright</source>
            <translation>%1[*] — Joinwright</translation>
        </message>
        <message>
            <source>Show on the diagram</source>
            <translation>Im Diagramm zeigen</translation>
        </message>
        <message numerus="yes">
            <source>%Ln tables</source>
            <translation>
                <numerusform>%Ln Tabelle</numerusform>
                <numerusform>%Ln Tabellen</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 is there again.</source>
            <translation>%1 ist wieder da.</translation>
        </message>
    </context>
    <context>
        <name>ModelDocument</name>
        <message>
            <source>Untitled</source>
            <translation>Unbenannt</translation>
        </message>
    </context>
    <context>
        <name>ModelTree</name>
        <message>
            <source>Tables</source>
            <translation>Tabellen</translation>
        </message>
        <message>
            <source>Types</source>
            <translation>Typen</translation>
        </message>
        <message>
            <source>Views</source>
            <translation>Sichten</translation>
        </message>
        <message>
            <source>Diagrams</source>
            <translation>Diagramme</translation>
        </message>
        <message>
            <source>Databases</source>
            <translation>Datenbanken</translation>
        </message>
        <message>
            <source>Rename %1 to %2</source>
            <translation>%1 in %2 umbenennen</translation>
        </message>
        <message>
            <source>Not in the database yet</source>
            <translation>Noch nicht in der Datenbank</translation>
        </message>
    </context>
    <context>
        <name>ModelTreePanel</name>
        <message>
            <source>Filter</source>
            <translation>Filter</translation>
        </message>
    </context>
    <context>
        <name>MomentEditor</name>
        <message>
            <source>Calendar (%1)</source>
            <translation>Kalender (%1)</translation>
        </message>
    </context>
    <context>
        <name>NoteTool</name>
        <message>
            <source>Click or draw where the note goes, or press Return; it belongs to the selected table</source>
            <translation>Klicken oder aufziehen, wohin die Notiz soll, oder Eingabe drücken; sie gehört zur ausgewählten Tabelle</translation>
        </message>
    </context>
    <context>
        <name>Offers</name>
        <message>
            <source>Unsaved work in “%1” from %2 was kept.</source>
            <translation>Ungespeichertes in „%1“ vom %2 wurde aufgehoben.</translation>
        </message>
        <message>
            <source>Restore</source>
            <translation>Wiederherstellen</translation>
        </message>
        <message>
            <source>Forget it</source>
            <translation>Vergessen</translation>
        </message>
        <message>
            <source>One changed row of %1 could not be brought back whole: it is not there, or its table or a column is not in the model as it was.</source>
            <translation>Eine geänderte Zeile von %1 konnte nicht ganz zurückgeholt werden: Es gibt sie nicht, oder ihre Tabelle oder eine Spalte ist im Modell nicht mehr, wie sie war.</translation>
        </message>
        <message>
            <source>%1 changed rows of %2 could not be brought back whole: they are not there, or their tables or columns are not in the model as they were.</source>
            <translation>%1 geänderte Zeilen von %2 konnten nicht ganz zurückgeholt werden: Es gibt sie nicht, oder ihre Tabellen oder Spalten sind im Modell nicht mehr, wie sie waren.</translation>
        </message>
        <message>
            <source>One changed row of %1 was never committed.</source>
            <translation>Eine geänderte Zeile von %1 wurde nie geschrieben.</translation>
        </message>
        <message>
            <source>%1 changed rows of %2 were never committed.</source>
            <translation>%1 geänderte Zeilen von %2 wurden nie geschrieben.</translation>
        </message>
        <message>
            <source>Bring back</source>
            <translation>Zurückholen</translation>
        </message>
        <message>
            <source>Forget</source>
            <translation>Vergessen</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>Noch einmal versuchen</translation>
        </message>
        <message>
            <source>Not now</source>
            <translation>Nicht jetzt</translation>
        </message>
    </context>
    <context>
        <name>OverviewMap</name>
        <message>
            <source>Overview of the diagram</source>
            <translation>Übersicht des Diagramms</translation>
        </message>
    </context>
    <context>
        <name>PartsModel</name>
        <message>
            <source>primary</source>
            <translation>primär</translation>
        </message>
        <message>
            <source>unique</source>
            <translation>eindeutig</translation>
        </message>
    </context>
    <context>
        <name>PasswordDialog</name>
        <message>
            <source>Keep it in the system&apos;s key store</source>
            <translation>Im Schlüsselbund des Systems aufbewahren</translation>
        </message>
        <message>
            <source>Password</source>
            <translation>Kennwort</translation>
        </message>
        <message>
            <source>Connect</source>
            <translation>Verbinden</translation>
        </message>
    </context>
    <context>
        <name>PasswordStore</name>
        <message>
            <source>This program was built or started without a key store. The password is asked for each time.</source>
            <translation>Dieses Programm wurde ohne Schlüsselbund gebaut oder gestartet. Nach dem Kennwort wird jedes Mal gefragt.</translation>
        </message>
        <message>
            <source>The system has no key store that answers (%1). The password is asked for each time.</source>
            <translation>Kein Schlüsselbund des Systems antwortet (%1). Nach dem Kennwort wird jedes Mal gefragt.</translation>
        </message>
    </context>
    <context>
        <name>PathBar</name>
        <message>
            <source>Add path</source>
            <translation>Pfad hinzufügen</translation>
        </message>
        <message>
            <source>Columns %1 of %2</source>
            <translation>Spalten %1 von %2</translation>
        </message>
        <message>
            <source>Remove %1</source>
            <translation>%1 entfernen</translation>
        </message>
        <message>
            <source> and </source>
            <translation> und </translation>
        </message>
    </context>
    <context>
        <name>TrailBar</name>
        <message>
            <source>Back to %1</source>
            <translation>Zurück zu %1</translation>
        </message>
    </context>
    <context>
        <name>PictureDialog</name>
        <message>
            <source>Scale</source>
            <translation>Maßstab</translation>
        </message>
        <message>
            <source>With the canvas's background</source>
            <translation>Mit dem Hintergrund der Zeichenfläche</translation>
        </message>
        <message>
            <source>On A4 pages</source>
            <translation>Auf A4-Seiten</translation>
        </message>
        <message>
            <source>Export picture</source>
            <translation>Bild exportieren</translation>
        </message>
        <message>
            <source>PNG, pixels</source>
            <translation>PNG, Bildpunkte</translation>
        </message>
        <message>
            <source>SVG, for the web and for editing</source>
            <translation>SVG, fürs Web und zum Bearbeiten</translation>
        </message>
        <message>
            <source>PDF, for print</source>
            <translation>PDF, zum Drucken</translation>
        </message>
        <message>
            <source> %</source>
            <translation> %</translation>
        </message>
        <message>
            <source>Save…</source>
            <translation>Speichern …</translation>
        </message>
        <message>
            <source>Format</source>
            <translation>Format</translation>
        </message>
    </context>
    <context>
        <name>ProblemsPanel</name>
        <message>
            <source>Fix</source>
            <translation>Beheben</translation>
        </message>
        <message>
            <source>No problems.</source>
            <translation>Keine Probleme.</translation>
        </message>
        <message>
            <source>1 problem</source>
            <translation>1 Problem</translation>
        </message>
        <message>
            <source>%1 problems</source>
            <translation>%1 Probleme</translation>
        </message>
    </context>
    <context>
        <name>Prompts</name>
        <message>
            <source>That is not possible here</source>
            <translation>Das geht hier nicht</translation>
        </message>
        <message>
            <source>This value does not fit</source>
            <translation>Dieser Wert passt nicht</translation>
        </message>
        <message>
            <source>The structure does not fit</source>
            <translation>Die Struktur passt nicht</translation>
        </message>
        <message>
            <source>No connection to the database</source>
            <translation>Keine Verbindung zur Datenbank</translation>
        </message>
        <message>
            <source>The database refused the change</source>
            <translation>Die Datenbank hat die Änderung abgelehnt</translation>
        </message>
        <message>
            <source>The rows were changed by somebody else</source>
            <translation>Die Zeilen wurden von jemand anderem geändert</translation>
        </message>
        <message>
            <source>The database is busy</source>
            <translation>Die Datenbank ist beschäftigt</translation>
        </message>
        <message>
            <source>Writing is not allowed here</source>
            <translation>Hier darf nicht geschrieben werden</translation>
        </message>
        <message>
            <source>Cancelled</source>
            <translation>Abgebrochen</translation>
        </message>
        <message>
            <source>The database refused the statement</source>
            <translation>Die Datenbank hat die Anweisung abgelehnt</translation>
        </message>
        <message>
            <source>The file could not be used</source>
            <translation>Die Datei war nicht zu gebrauchen</translation>
        </message>
        <message>
            <source>This is not supported</source>
            <translation>Das wird nicht unterstützt</translation>
        </message>
        <message>
            <source>Table</source>
            <translation>Tabelle</translation>
        </message>
        <message>
            <source>Column</source>
            <translation>Spalte</translation>
        </message>
        <message>
            <source>Constraint</source>
            <translation>Bedingung</translation>
        </message>
        <message>
            <source>Object</source>
            <translation>Objekt</translation>
        </message>
        <message>
            <source>File</source>
            <translation>Datei</translation>
        </message>
        <message>
            <source>Database says</source>
            <translation>Die Datenbank sagt</translation>
        </message>
        <message>
            <source>Code</source>
            <translation>Code</translation>
        </message>
        <message>
            <source>Save the changes to “%1”?</source>
            <translation>Änderungen an „%1“ speichern?</translation>
        </message>
        <message>
            <source>Unsaved changes</source>
            <translation>Ungespeicherte Änderungen</translation>
        </message>
        <message>
            <source>They are lost if they are not saved.</source>
            <translation>Sie gehen verloren, wenn sie nicht gespeichert werden.</translation>
        </message>
        <message>
            <source>Joinwright</source>
            <translation>Joinwright</translation>
        </message>
        <message>
            <source>In full</source>
            <translation>Im Wortlaut</translation>
        </message>
    </context>
    <context>
        <name>QObject</name>
        <message>
            <source>Main</source>
            <translation>Übersicht</translation>
        </message>
    </context>
    <context>
        <name>Recents</name>
        <message>
            <source>d MMMM</source>
            <comment>a day of this year</comment>
            <translation>d. MMMM</translation>
        </message>
        <message>
            <source>d MMMM yyyy</source>
            <comment>a day</comment>
            <translation>d. MMMM yyyy</translation>
        </message>
        <message>
            <source>today, %1</source>
            <translation>heute, %1</translation>
        </message>
        <message>
            <source>yesterday</source>
            <translation>gestern</translation>
        </message>
    </context>
    <context>
        <name>RecordPicker</name>
        <message>
            <source>Search</source>
            <translation>Suchen</translation>
        </message>
        <message>
            <source>Return</source>
            <translation>Eingabe</translation>
        </message>
        <message>
            <source>choose</source>
            <translation>wählen</translation>
        </message>
        <message>
            <source>open</source>
            <translation>öffnen</translation>
        </message>
        <message>
            <source>%1 of %2</source>
            <translation>%1 von %2</translation>
        </message>
    </context>
    <context>
        <name>RecordsView</name>
        <message numerus="yes">
            <source>%Ln rows marked as deleted; they go with the next commit</source>
            <translation>
                <numerusform>%Ln Zeile als gelöscht markiert; sie geht mit dem nächsten Commit</numerusform>
                <numerusform>%Ln Zeilen als gelöscht markiert; sie gehen mit dem nächsten Commit</numerusform>
            </translation>
        </message>
        <message>
            <source>&amp;Add row</source>
            <translation>&amp;Zeile hinzufügen</translation>
        </message>
        <message>
            <source>&amp;Duplicate rows</source>
            <translation>Zeilen &amp;duplizieren</translation>
        </message>
        <message>
            <source>De&amp;lete rows</source>
            <translation>Zeilen lö&amp;schen</translation>
        </message>
        <message>
            <source>Paste as new ro&amp;ws</source>
            <translation>Als neue Zeilen &amp;einfügen</translation>
        </message>
        <message numerus="yes">
            <source>%Ln new rows</source>
            <translation>
                <numerusform>Eine neue Zeile</numerusform>
                <numerusform>%Ln neue Zeilen</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>RecoveryJournal</name>
        <message>
            <source>Unsaved work cannot be kept: the folder %1 cannot be written to.</source>
            <translation>Ungespeichertes kann nicht aufgehoben werden: In den Ordner %1 kann nicht geschrieben werden.</translation>
        </message>
    </context>
    <context>
        <name>RelationTool</name>
        <message>
            <source>%1: choose the other table</source>
            <translation>%1: die andere Tabelle wählen</translation>
        </message>
        <message>
            <source>%1 refers to … : choose the other table</source>
            <translation>%1 verweist auf …: die andere Tabelle wählen</translation>
        </message>
        <message>
            <source>Drag from one table to the other, or choose each and press Return</source>
            <translation>Von einer Tabelle zur anderen ziehen oder beide wählen und Eingabe drücken</translation>
        </message>
        <message>
            <source>Drag from the table or column that refers to the other table, or choose each and press Return</source>
            <translation>Von der verweisenden Tabelle oder Spalte zur anderen ziehen oder beide wählen und Eingabe drücken</translation>
        </message>
    </context>
    <context>
        <name>SelectTool</name>
        <message>
            <source>Move</source>
            <translation>Verschieben</translation>
        </message>
        <message>
            <source>Resize</source>
            <translation>Größe ändern</translation>
        </message>
        <message>
            <source>Bend line</source>
            <translation>Linie biegen</translation>
        </message>
    </context>
    <context>
        <name>SettingsDialog</name>
        <message>
            <source>Taken from “%1”</source>
            <translation>Von „%1“ übernommen</translation>
        </message>
        <message>
            <source>Settings</source>
            <translation>Einstellungen</translation>
        </message>
        <message>
            <source>General</source>
            <translation>Allgemein</translation>
        </message>
        <message>
            <source>Keyboard shortcuts</source>
            <translation>Tastenkürzel</translation>
        </message>
        <message>
            <source>Theme</source>
            <translation>Farbschema</translation>
        </message>
        <message>
            <source>Language</source>
            <translation>Sprache</translation>
        </message>
        <message>
            <source>Notation</source>
            <translation>Notation</translation>
        </message>
        <message>
            <source>As the system</source>
            <translation>Wie das System</translation>
        </message>
        <message>
            <source>Light</source>
            <translation>Hell</translation>
        </message>
        <message>
            <source>Dark</source>
            <translation>Dunkel</translation>
        </message>
        <message>
            <source>Crow’s foot</source>
            <translation>Krähenfuß</translation>
        </message>
        <message>
            <source>IDEF1X</source>
            <translation>IDEF1X</translation>
        </message>
        <message>
            <source>UML</source>
            <translation>UML</translation>
        </message>
        <message>
            <source>Filter</source>
            <translation>Filter</translation>
        </message>
        <message>
            <source>Reset</source>
            <translation>Zurücksetzen</translation>
        </message>
        <message>
            <source>Keys of diagram and grid</source>
            <translation>Tasten in Diagramm und Datenblatt</translation>
        </message>
        <message>
            <source>Where</source>
            <translation>Wo</translation>
        </message>
        <message>
            <source>Keys</source>
            <translation>Tasten</translation>
        </message>
        <message>
            <source>What they do</source>
            <translation>Was sie tun</translation>
        </message>
    </context>
    <context>
        <name>SettingsFields</name>
        <message>
            <source>Free</source>
            <translation>Frei</translation>
        </message>
        <message>
            <source>Ask before writing</source>
            <translation>Vor dem Schreiben fragen</translation>
        </message>
        <message>
            <source>Read-only</source>
            <translation>Nur lesen</translation>
        </message>
        <message>
            <source>A commit writes at once.</source>
            <translation>Ein Commit schreibt sofort.</translation>
        </message>
        <message>
            <source>A commit shows its SQL first, and writes when you say so.</source>
            <translation>Ein Commit zeigt zuerst sein SQL und schreibt, wenn Sie es sagen.</translation>
        </message>
        <message>
            <source>The connection refuses every change, whatever is asked of it.</source>
            <translation>Die Verbindung verweigert jede Änderung, was immer von ihr verlangt wird.</translation>
        </message>
        <message>
            <source>Colour</source>
            <translation>Farbe</translation>
        </message>
        <message>
            <source>Worn by the status bar, the tabs and the tree as long as this database is open</source>
            <translation>Statuszeile, Reiter und Baum tragen sie, solange diese Datenbank offen ist</translation>
        </message>
        <message>
            <source>Mode</source>
            <translation>Modus</translation>
        </message>
    </context>
    <context>
        <name>ShortcutModel</name>
        <message>
            <source>Action</source>
            <translation>Aktion</translation>
        </message>
        <message>
            <source>Keys</source>
            <translation>Tasten</translation>
        </message>
        <message>
            <source>What it does</source>
            <translation>Was es tut</translation>
        </message>
    </context>
    <context>
        <name>SqlLogPanel</name>
        <message>
            <source>&amp;Copy</source>
            <translation>&amp;Kopieren</translation>
        </message>
        <message>
            <source>C&amp;lear</source>
            <translation>&amp;Leeren</translation>
        </message>
    </context>
    <context>
        <name>StatusLine</name>
        <message>
            <source>Zoom</source>
            <translation>Zoom</translation>
        </message>
        <message>
            <source>%1 %</source>
            <translation>%1 %</translation>
        </message>
        <message>
            <source>stop</source>
            <translation>anhalten</translation>
        </message>
        <message>
            <source>zoom</source>
            <translation>Zoom</translation>
        </message>
    </context>
    <context>
        <name>TableLists</name>
        <message>
            <source>Columns</source>
            <translation>Spalten</translation>
        </message>
        <message>
            <source>Add a column</source>
            <translation>Eine Spalte hinzufügen</translation>
        </message>
        <message>
            <source>Keys</source>
            <translation>Schlüssel</translation>
        </message>
        <message>
            <source>Indexes</source>
            <translation>Indizes</translation>
        </message>
        <message>
            <source>Checks</source>
            <translation>Prüfungen</translation>
        </message>
        <message>
            <source>Relationships</source>
            <translation>Beziehungen</translation>
        </message>
        <message>
            <source>Make the columns chosen above unique</source>
            <translation>Die oben gewählten Spalten eindeutig machen</translation>
        </message>
        <message>
            <source>Index the columns chosen above</source>
            <translation>Die oben gewählten Spalten indizieren</translation>
        </message>
        <message>
            <source>Add a check</source>
            <translation>Eine Prüfung hinzufügen</translation>
        </message>
        <message>
            <source>Refer to another table</source>
            <translation>Auf eine andere Tabelle verweisen</translation>
        </message>
        <message>
            <source>Add unique key</source>
            <translation>Eindeutigen Schlüssel hinzufügen</translation>
        </message>
        <message>
            <source>Add index</source>
            <translation>Index hinzufügen</translation>
        </message>
        <message>
            <source>Add check</source>
            <translation>Prüfung hinzufügen</translation>
        </message>
        <message>
            <source>Table to refer to</source>
            <translation>Tabelle, auf die verwiesen wird</translation>
        </message>
        <message>
            <source>Add relationship</source>
            <translation>Beziehung hinzufügen</translation>
        </message>
        <message>
            <source>Delete</source>
            <translation>Löschen</translation>
        </message>
    </context>
    <context>
        <name>TableTool</name>
        <message>
            <source>Click where the table goes, or press Return</source>
            <translation>Klicken, wohin die Tabelle soll, oder Eingabe drücken</translation>
        </message>
    </context>
    <context>
        <name>Tabs</name>
        <message>
            <source>Welcome</source>
            <translation>Willkommen</translation>
        </message>
        <message>
            <source>Help</source>
            <translation>Hilfe</translation>
        </message>
        <message>
            <source>%1 is not in the database yet.</source>
            <translation>%1 ist noch nicht in der Datenbank.</translation>
        </message>
        <message>
            <source>No database is open: %1 has no rows to show.</source>
            <translation>Keine Datenbank ist geöffnet: %1 hat keine Zeilen zu zeigen.</translation>
        </message>
        <message>
            <source>This relationship is not in the database yet.</source>
            <translation>Diese Beziehung ist noch nicht in der Datenbank.</translation>
        </message>
    </context>
    <context>
        <name>ValuePanel</name>
        <message>
            <source>Apply</source>
            <translation>Übernehmen</translation>
        </message>
        <message>
            <source>Format</source>
            <translation>Format</translation>
        </message>
        <message>
            <source>Load file…</source>
            <translation>Datei laden …</translation>
        </message>
        <message>
            <source>Save to file…</source>
            <translation>In Datei speichern …</translation>
        </message>
        <message>
            <source>Close the panel</source>
            <translation>Den Bereich schließen</translation>
        </message>
        <message numerus="yes">
            <source>%Ln characters</source>
            <translation>
                <numerusform>%Ln Zeichen</numerusform>
                <numerusform>%Ln Zeichen</numerusform>
            </translation>
        </message>
        <message>
            <source>Load a value from a file</source>
            <translation>Einen Wert aus einer Datei laden</translation>
        </message>
        <message>
            <source>All files (*)</source>
            <translation>Alle Dateien (*)</translation>
        </message>
        <message>
            <source>Save the value to a file</source>
            <translation>Den Wert in eine Datei speichern</translation>
        </message>
        <message>
            <source>%1 of %2 was not taken, and is kept as a draft: %3</source>
            <translation>%1 von %2 wurde nicht übernommen und bleibt als Entwurf stehen: %3</translation>
        </message>
    </context>
    <context>
        <name>WelcomePage</name>
        <message>
            <source>Return</source>
            <translation>Eingabe</translation>
        </message>
        <message>
            <source>read-only</source>
            <translation>nur lesen</translation>
        </message>
        <message>
            <source>Draw the tables. Work on the rows. Take the code.</source>
            <translation>Tabellen zeichnen. Mit den Zeilen arbeiten. Den Code mitnehmen.</translation>
        </message>
        <message>
            <source>Open the sample shop</source>
            <translation>Beispielladen öffnen</translation>
        </message>
        <message>
            <source>Twelve tables, 41,000 rows. A copy of your own: try anything.</source>
            <translation>Zwölf Tabellen, 41.000 Zeilen. Eine eigene Kopie: Probieren Sie alles aus.</translation>
        </message>
        <message>
            <source>Open a database…</source>
            <translation>Datenbank öffnen …</translation>
        </message>
        <message>
            <source>An SQLite file. The diagram draws itself.</source>
            <translation>Eine SQLite-Datei. Das Diagramm zeichnet sich selbst.</translation>
        </message>
        <message>
            <source>New model</source>
            <translation>Neues Modell</translation>
        </message>
        <message>
            <source>An empty canvas. Press T and click for the first table.</source>
            <translation>Eine leere Fläche. T drücken und klicken: die erste Tabelle.</translation>
        </message>
        <message>
            <source>Recent</source>
            <translation>Zuletzt geöffnet</translation>
        </message>
        <message>
            <source>Clear</source>
            <translation>Leeren</translation>
        </message>
        <message>
            <source>Or drop a model or a database anywhere in this window.</source>
            <translation>Oder ein Modell oder eine Datenbank irgendwo in dieses Fenster ziehen.</translation>
        </message>
        <message>
            <source>Double-click a table</source>
            <translation>Doppelklick auf eine Tabelle</translation>
        </message>
        <message>
            <source>its records, ready to edit</source>
            <translation>ihre Datensätze, bereit zum Bearbeiten</translation>
        </message>
        <message>
            <source>Double-click a line</source>
            <translation>Doppelklick auf eine Linie</translation>
        </message>
        <message>
            <source>both tables as one grid of joined rows</source>
            <translation>beide Tabellen als ein Blatt verknüpfter Zeilen</translation>
        </message>
        <message>
            <source>Add a column</source>
            <translation>Eine Spalte hinzufügen</translation>
        </message>
        <message>
            <source>the code changes while you type</source>
            <translation>der Code ändert sich beim Tippen</translation>
        </message>
        <message>
            <source>Ctrl+P</source>
            <translation>Strg+P</translation>
        </message>
        <message>
            <source>every action, every table, by name</source>
            <translation>jede Aktion, jede Tabelle, nach Namen</translation>
        </message>
        <message>
            <source>Sample shop</source>
            <translation>Beispielladen</translation>
        </message>
        <message>
            <source>12 tables</source>
            <translation>12 Tabellen</translation>
        </message>
        <message>
            <source>15 relationships</source>
            <translation>15 Beziehungen</translation>
        </message>
        <message>
            <source>8,412 orders</source>
            <translation>8.412 Bestellungen</translation>
        </message>
    </context>
    <context>
        <name>Workspace</name>
        <message>
            <source>Models and databases (*.jw *.db *.sqlite *.sqlite3 *.db3);;Models (*.jw);;All files (*)</source>
            <translation>Modelle und Datenbanken (*.jw *.db *.sqlite *.sqlite3 *.db3);;Modelle (*.jw);;Alle Dateien (*)</translation>
        </message>
        <message>
            <source>Joinwright models (*.jw)</source>
            <translation>Joinwright-Modelle (*.jw)</translation>
        </message>
        <message>
            <source>Uncommitted rows</source>
            <translation>Nicht geschriebene Zeilen</translation>
        </message>
        <message>
            <source>Close all the same</source>
            <translation>Trotzdem schließen</translation>
        </message>
        <message>
            <source>Unsaved work cannot be kept safe: %1</source>
            <translation>Ungespeichertes kann nicht gesichert werden: %1</translation>
        </message>
        <message>
            <source>untitled</source>
            <translation>unbenannt</translation>
        </message>
        <message>
            <source>Drawing %1</source>
            <translation>%1 wird gezeichnet</translation>
        </message>
        <message>
            <source>Save the model</source>
            <translation>Das Modell speichern</translation>
        </message>
        <message>
            <source>Writing the sample shop, %L1 of %L2 rows</source>
            <translation>Schreibt den Beispielladen, %L1 von %L2 Zeilen</translation>
        </message>
        <message>
            <source>Writing the sample shop</source>
            <translation>Schreibt den Beispielladen</translation>
        </message>
        <message>
            <source>Name the model</source>
            <translation>Modell benennen</translation>
        </message>
        <message numerus="yes">
            <source>%Ln changed rows are not committed. They are kept and offered when the database is opened again.</source>
            <translation>
                <numerusform>Eine geänderte Zeile ist nicht geschrieben. Sie wird aufgehoben und beim nächsten Öffnen der Datenbank angeboten.</numerusform>
                <numerusform>%Ln geänderte Zeilen sind nicht geschrieben. Sie werden aufgehoben und beim nächsten Öffnen der Datenbank angeboten.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln typed texts cannot be taken for their columns, and are lost: mend them, or give them up with Esc.</source>
            <translation>
                <numerusform>Eine Eingabe passt nicht in ihre Spalte und geht verloren: Berichtigen Sie sie, oder verwerfen Sie sie mit Esc.</numerusform>
                <numerusform>%Ln Eingaben passen nicht in ihre Spalten und gehen verloren: Berichtigen Sie sie, oder verwerfen Sie sie mit Esc.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>jw::Issue</name>
        <message>
            <source>A %1 has no name</source>
            <translation>Hier fehlt ein Name (%1)</translation>
        </message>
        <message>
            <source>Give it a name</source>
            <translation>Einen Namen geben</translation>
        </message>
        <message>
            <source>The name %1 is longer than 63 bytes</source>
            <translation>Der Name %1 ist länger als 63 Bytes</translation>
        </message>
        <message>
            <source>Shorten the name</source>
            <translation>Den Namen kürzen</translation>
        </message>
        <message>
            <source>%1 is a key word of SQL and has to be quoted everywhere</source>
            <translation>%1 ist ein Schlüsselwort von SQL und muss überall in Anführungszeichen stehen</translation>
        </message>
        <message>
            <source>There is another table or view named %1</source>
            <translation>Es gibt noch eine Tabelle oder Sicht namens %1</translation>
        </message>
        <message>
            <source>Number the name</source>
            <translation>Den Namen nummerieren</translation>
        </message>
        <message>
            <source>%1 has another column named %2</source>
            <translation>%1 hat noch eine Spalte namens %2</translation>
        </message>
        <message>
            <source>%1: the name %2 belongs to another constraint or index</source>
            <translation>%1: Der Name %2 gehört einer anderen Bedingung oder einem anderen Index</translation>
        </message>
        <message>
            <source>Name it by the naming rules</source>
            <translation>Nach den Namensregeln benennen</translation>
        </message>
        <message>
            <source>There is another type named %1</source>
            <translation>Es gibt noch einen Typ namens %1</translation>
        </message>
        <message>
            <source>The class of %1 has two attributes named %2</source>
            <translation>Die Klasse von %1 hat zwei Attribute namens %2</translation>
        </message>
        <message>
            <source>%1 and %2 are both the class %3</source>
            <translation>%1 und %2 sind beide die Klasse %3</translation>
        </message>
        <message>
            <source>%1 has no columns</source>
            <translation>%1 hat keine Spalten</translation>
        </message>
        <message>
            <source>Add a numbered key column</source>
            <translation>Eine nummerierte Schlüsselspalte hinzufügen</translation>
        </message>
        <message>
            <source>%1 has no primary key: its rows cannot be told apart</source>
            <translation>%1 hat keinen Primärschlüssel: Die Zeilen sind nicht zu unterscheiden</translation>
        </message>
        <message>
            <source>Add a primary key</source>
            <translation>Einen Primärschlüssel hinzufügen</translation>
        </message>
        <message>
            <source>%1 has more than one primary key</source>
            <translation>%1 hat mehr als einen Primärschlüssel</translation>
        </message>
        <message>
            <source>Make it a unique key</source>
            <translation>Zum eindeutigen Schlüssel machen</translation>
        </message>
        <message>
            <source>%1: a key or index is over no column</source>
            <translation>%1: Ein Schlüssel oder Index hat keine Spalte</translation>
        </message>
        <message>
            <source>Remove it</source>
            <translation>Entfernen</translation>
        </message>
        <message>
            <source>%1.%2 is part of the primary key and may be NULL</source>
            <translation>%1.%2 gehört zum Primärschlüssel und darf NULL sein</translation>
        </message>
        <message>
            <source>Make the column mandatory</source>
            <translation>Die Spalte zur Pflicht machen</translation>
        </message>
        <message>
            <source>%1.%2 is numbered by the database and is no whole number</source>
            <translation>%1.%2 wird von der Datenbank nummeriert und ist keine ganze Zahl</translation>
        </message>
        <message>
            <source>Make it an int64</source>
            <translation>Zu int64 machen</translation>
        </message>
        <message>
            <source>%1: %2 has no SQL</source>
            <translation>%1: %2 hat kein SQL</translation>
        </message>
        <message>
            <source>%1.%2 is computed: its default is never used</source>
            <translation>%1.%2 wird berechnet: Der Standardwert wird nie benutzt</translation>
        </message>
        <message>
            <source>Remove the default</source>
            <translation>Den Standardwert entfernen</translation>
        </message>
        <message>
            <source>The type %1 has no values</source>
            <translation>Der Typ %1 hat keine Werte</translation>
        </message>
        <message>
            <source>The type %1 has the value %2 twice</source>
            <translation>Der Typ %1 hat den Wert %2 zweimal</translation>
        </message>
        <message>
            <source>Remove the second one</source>
            <translation>Den zweiten entfernen</translation>
        </message>
        <message>
            <source>%1.%2 has a type that the model does not have</source>
            <translation>%1.%2 hat einen Typ, den das Modell nicht kennt</translation>
        </message>
        <message>
            <source>Make it a text</source>
            <translation>Zu Text machen</translation>
        </message>
        <message>
            <source>No column uses the type %1</source>
            <translation>Keine Spalte benutzt den Typ %1</translation>
        </message>
        <message>
            <source>Remove the type</source>
            <translation>Den Typ entfernen</translation>
        </message>
        <message>
            <source>%1.%2 leads to a table or column that does not exist</source>
            <translation>%1.%2 führt zu einer Tabelle oder Spalte, die es nicht gibt</translation>
        </message>
        <message>
            <source>Remove the relationship</source>
            <translation>Die Beziehung entfernen</translation>
        </message>
        <message>
            <source>%1.%2 refers to %3, which has no key for it</source>
            <translation>%1.%2 verweist auf %3, das keinen Schlüssel dafür hat</translation>
        </message>
        <message>
            <source>%1.%2 has %3 columns, the key of %4 has %5</source>
            <translation>%1.%2 hat %3 Spalten, der Schlüssel von %4 hat %5</translation>
        </message>
        <message>
            <source>%1.%2 is %3, but %4.%5 is %6</source>
            <translation>%1.%2 ist %3, aber %4.%5 ist %6</translation>
        </message>
        <message>
            <source>Take the type of the key</source>
            <translation>Den Typ des Schlüssels übernehmen</translation>
        </message>
        <message>
            <source>%1.%2: no index helps the foreign key over %3</source>
            <translation>%1.%2: Kein Index hilft dem Fremdschlüssel über %3</translation>
        </message>
        <message>
            <source>Add an index</source>
            <translation>Einen Index hinzufügen</translation>
        </message>
        <message>
            <source>%1.%2 sets its column to NULL, but %3 is mandatory</source>
            <translation>%1.%2 setzt seine Spalte auf NULL, aber %3 ist Pflicht</translation>
        </message>
        <message>
            <source>Restrict instead</source>
            <translation>Stattdessen verbieten</translation>
        </message>
        <message>
            <source>%1.%2 sets its column to the default, but %3 has none</source>
            <translation>%1.%2 setzt seine Spalte auf den Standardwert, aber %3 hat keinen</translation>
        </message>
        <message>
            <source>%1.%2 has an action that never happens: no constraint stands for it</source>
            <translation>%1.%2 hat eine Aktion, die nie geschieht: Keine Bedingung steht dafür</translation>
        </message>
        <message>
            <source>Remove the action</source>
            <translation>Die Aktion entfernen</translation>
        </message>
        <message>
            <source>%1.%2 closes a circle of mandatory references: no first row can be added</source>
            <translation>%1.%2 schließt einen Kreis von Pflichtverweisen: Keine erste Zeile kann hinzukommen</translation>
        </message>
        <message>
            <source>Let the column be empty</source>
            <translation>Die Spalte leer sein lassen</translation>
        </message>
        <message>
            <source>%1.%2: the association table %3 does not refer to both sides</source>
            <translation>%1.%2: Die Zwischentabelle %3 verweist nicht auf beide Seiten</translation>
        </message>
        <message>
            <source>%1: %2 is over the same columns as another key or index</source>
            <translation>%1: %2 hat dieselben Spalten wie ein anderer Schlüssel oder Index</translation>
        </message>
        <message>
            <source>%1.%2 cannot count versions: a mandatory whole number, timestamp or UUID outside of the key can, one for each table</source>
            <translation>%1.%2 kann keine Versionen zählen: Das kann eine ganze Zahl, ein Zeitstempel oder eine UUID, Pflicht und außerhalb des Schlüssels, eine je Tabelle</translation>
        </message>
        <message>
            <source>Count no versions in it</source>
            <translation>Keine Versionen darin zählen</translation>
        </message>
        <message>
            <source>%1.%2 is part of the key: it is always loaded</source>
            <translation>%1.%2 gehört zum Schlüssel: Sie wird immer geladen</translation>
        </message>
        <message>
            <source>Load it with the row</source>
            <translation>Mit der Zeile laden</translation>
        </message>
        <message>
            <source>%1.%2 is an inheritance, but does not lead from primary key to primary key</source>
            <translation>%1.%2 ist eine Vererbung, führt aber nicht von Primärschlüssel zu Primärschlüssel</translation>
        </message>
        <message>
            <source>Make it a plain relationship</source>
            <translation>Zu einer gewöhnlichen Beziehung machen</translation>
        </message>
        <message>
            <source>%1 has objects of several classes, and no column says of which a row is</source>
            <translation>%1 hat Objekte mehrerer Klassen, und keine Spalte sagt, von welcher eine Zeile ist</translation>
        </message>
        <message>
            <source>The diagram %1 places something that the model does not have</source>
            <translation>Das Diagramm %1 zeigt etwas, das das Modell nicht hat</translation>
        </message>
        <message>
            <source>Remove it from the diagram</source>
            <translation>Aus dem Diagramm entfernen</translation>
        </message>
    </context>
    <context>
        <name>jw::studio::CanvasMenu</name>
        <message>
            <source>Open records</source>
            <translation>Datensätze öffnen</translation>
        </message>
        <message>
            <source>Rename</source>
            <translation>Umbenennen</translation>
        </message>
        <message>
            <source>Add column</source>
            <translation>Spalte hinzufügen</translation>
        </message>
        <message>
            <source>Pinned</source>
            <translation>Angeheftet</translation>
        </message>
        <message>
            <source>Place related tables</source>
            <translation>Verbundene Tabellen platzieren</translation>
        </message>
        <message>
            <source>Remove from this diagram</source>
            <translation>Aus diesem Diagramm entfernen</translation>
        </message>
        <message>
            <source>Delete from the model</source>
            <translation>Aus dem Modell löschen</translation>
        </message>
        <message>
            <source>Show</source>
            <translation>Zeigen</translation>
        </message>
        <message>
            <source>All columns</source>
            <translation>Alle Spalten</translation>
        </message>
        <message>
            <source>Keys only</source>
            <translation>Nur Schlüssel</translation>
        </message>
        <message>
            <source>Name only</source>
            <translation>Nur den Namen</translation>
        </message>
        <message>
            <source>Change type</source>
            <translation>Typ ändern</translation>
        </message>
        <message>
            <source>Primary key</source>
            <translation>Primärschlüssel</translation>
        </message>
        <message>
            <source>May be empty</source>
            <translation>Darf leer sein</translation>
        </message>
        <message>
            <source>Delete column</source>
            <translation>Spalte löschen</translation>
        </message>
        <message>
            <source>Open joined rows</source>
            <translation>Verknüpfte Zeilen öffnen</translation>
        </message>
        <message>
            <source>Remove bends</source>
            <translation>Knicke entfernen</translation>
        </message>
        <message>
            <source>Delete relationship</source>
            <translation>Beziehung löschen</translation>
        </message>
        <message>
            <source>Change text</source>
            <translation>Text ändern</translation>
        </message>
        <message>
            <source>Belongs to no table</source>
            <translation>Gehört zu keiner Tabelle</translation>
        </message>
        <message>
            <source>Delete</source>
            <translation>Löschen</translation>
        </message>
        <message>
            <source>Colour</source>
            <translation>Farbe</translation>
        </message>
        <message>
            <source>Teal</source>
            <translation>Petrol</translation>
        </message>
        <message>
            <source>Plum</source>
            <translation>Pflaume</translation>
        </message>
        <message>
            <source>Sky</source>
            <translation>Himmel</translation>
        </message>
        <message>
            <source>Slate</source>
            <translation>Schiefer</translation>
        </message>
        <message>
            <source>Ochre</source>
            <translation>Ocker</translation>
        </message>
        <message>
            <source>Rose</source>
            <translation>Rosé</translation>
        </message>
        <message>
            <source>Moss</source>
            <translation>Moos</translation>
        </message>
        <message>
            <source>Clay</source>
            <translation>Ton</translation>
        </message>
        <message>
            <source>Cut</source>
            <translation>Ausschneiden</translation>
        </message>
        <message>
            <source>Copy</source>
            <translation>Kopieren</translation>
        </message>
        <message>
            <source>Duplicate</source>
            <translation>Duplizieren</translation>
        </message>
        <message>
            <source>Paste</source>
            <translation>Einfügen</translation>
        </message>
        <message>
            <source>Add table here</source>
            <translation>Tabelle hier hinzufügen</translation>
        </message>
        <message>
            <source>Add note here</source>
            <translation>Notiz hier hinzufügen</translation>
        </message>
        <message>
            <source>Add area here</source>
            <translation>Bereich hier hinzufügen</translation>
        </message>
        <message>
            <source>Select all</source>
            <translation>Alles auswählen</translation>
        </message>
        <message>
            <source>Arrange</source>
            <translation>Anordnen</translation>
        </message>
        <message>
            <source>Fit</source>
            <translation>Einpassen</translation>
        </message>
    </context>
    <context>
        <name>jw::studio::DiagramAccessible</name>
        <message>
            <source>Diagram %1</source>
            <translation>Diagramm %1</translation>
        </message>
        <message numerus="yes">
            <source>%n tables</source>
            <translation>
                <numerusform>%n Tabelle</numerusform>
                <numerusform>%n Tabellen</numerusform>
            </translation>
        </message>
        <message>
            <source>, primary key</source>
            <translation>, Primärschlüssel</translation>
        </message>
        <message>
            <source>, refers to %1</source>
            <translation>, verweist auf %1</translation>
        </message>
        <message>
            <source>, may be empty</source>
            <translation>, darf leer sein</translation>
        </message>
    </context>
    <context>
        <name>jw::studio::Edits</name>
        <message>
            <source>Diagram</source>
            <translation>Diagramm</translation>
        </message>
        <message>
            <source>Area</source>
            <translation>Bereich</translation>
        </message>
        <message>
            <source>Main</source>
            <translation>Übersicht</translation>
        </message>
        <message>
            <source>table</source>
            <translation>Tabelle</translation>
        </message>
        <message>
            <source>column</source>
            <translation>Spalte</translation>
        </message>
        <message>
            <source>type</source>
            <translation>Typ</translation>
        </message>
        <message>
            <source>view</source>
            <translation>Sicht</translation>
        </message>
    </context>
    <context>
        <name>jw::studio::ExportModel</name>
        <message>
            <source>new</source>
            <translation>neu</translation>
        </message>
        <message>
            <source>unchanged</source>
            <translation>unverändert</translation>
        </message>
        <message>
            <source>will be updated</source>
            <translation>wird aktualisiert</translation>
        </message>
        <message>
            <source>edited by hand: left alone</source>
            <translation>von Hand bearbeitet: bleibt</translation>
        </message>
        <message>
            <source>yours: left alone</source>
            <translation>Ihre Datei: bleibt</translation>
        </message>
        <message>
            <source>will be removed</source>
            <translation>wird entfernt</translation>
        </message>
        <message>
            <source>no longer used, edited by hand: left alone</source>
            <translation>nicht mehr gebraucht, von Hand bearbeitet: bleibt</translation>
        </message>
    </context>
    <context>
        <name>jw::studio::RelationshipEdits</name>
        <message>
            <source>There is no such table.</source>
            <translation>Diese Tabelle gibt es nicht.</translation>
        </message>
        <message>
            <source>%1 has no primary key that another table could refer to.</source>
            <translation>%1 hat keinen Primärschlüssel, auf den eine andere Tabelle verweisen könnte.</translation>
        </message>
    </context>
    <context>
        <name>jw::studio::RelationshipFacts</name>
        <message>
            <source>many to one, optional</source>
            <translation>viele zu eins, optional</translation>
        </message>
        <message>
            <source>one to one, optional</source>
            <translation>eins zu eins, optional</translation>
        </message>
        <message>
            <source>many to one, mandatory</source>
            <translation>viele zu eins, Pflicht</translation>
        </message>
        <message>
            <source>one to one, mandatory</source>
            <translation>eins zu eins, Pflicht</translation>
        </message>
        <message>
            <source>on delete restrict</source>
            <translation>Löschen verboten</translation>
        </message>
        <message>
            <source>on delete cascade</source>
            <translation>Löschen mit</translation>
        </message>
        <message>
            <source>on delete set null</source>
            <translation>beim Löschen NULL</translation>
        </message>
        <message>
            <source>on delete set default</source>
            <translation>beim Löschen Standardwert</translation>
        </message>
        <message>
            <source>%1 ↔ %2   many to many   through %3</source>
            <translation>%1 ↔ %2   viele zu viele   über %3</translation>
        </message>
        <message>
            <source>known to the model only</source>
            <translation>nur im Modell bekannt</translation>
        </message>
    </context>
    <context>
        <name>FixedKeys</name>
        <message>
            <source>From related rows back to the row they belong to</source>
            <translation>Von verwandten Zeilen zurück zu der Zeile, zu der sie gehören</translation>
        </message>
        <message>
            <source>Diagram</source>
            <translation>Diagramm</translation>
        </message>
        <message>
            <source>Grid</source>
            <translation>Datenblatt</translation>
        </message>
        <message>
            <source>Does with the chosen tool what a click would; without one opens what is selected</source>
            <translation>Tut mit dem gewählten Werkzeug, was ein Klick täte; ohne Werkzeug öffnet es die Auswahl</translation>
        </message>
        <message>
            <source>Back to selecting; Esc gives up what was begun</source>
            <translation>Zurück zum Auswählen; Esc bricht Begonnenes ab</translation>
        </message>
        <message>
            <source>To the next table, to the one before</source>
            <translation>Zur nächsten Tabelle, zur vorigen</translation>
        </message>
        <message>
            <source>Ctrl+arrows</source>
            <translation>Strg+Pfeile</translation>
        </message>
        <message>
            <source>To the table in that direction; with Shift it is selected too</source>
            <translation>Zur Tabelle in dieser Richtung; mit Umschalt wird sie dazu ausgewählt</translation>
        </message>
        <message>
            <source>Into the columns of the table and along them; back to the table</source>
            <translation>In die Spalten der Tabelle und an ihnen entlang; zurück zur Tabelle</translation>
        </message>
        <message>
            <source>Ctrl+Shift+Up, Down</source>
            <translation>Strg+Umschalt+Auf, Ab</translation>
        </message>
        <message>
            <source>Moves the selected column within its table</source>
            <translation>Verschiebt die ausgewählte Spalte in ihrer Tabelle</translation>
        </message>
        <message>
            <source>Arrows</source>
            <translation>Pfeile</translation>
        </message>
        <message>
            <source>Moves what is selected by 8, with Shift by 1; bends the selected line</source>
            <translation>Verschiebt die Auswahl um 8, mit Umschalt um 1; biegt die ausgewählte Linie</translation>
        </message>
        <message>
            <source>Alt+Shift+arrows</source>
            <translation>Alt+Umschalt+Pfeile</translation>
        </message>
        <message>
            <source>Resizes the selected area or note</source>
            <translation>Ändert die Größe des ausgewählten Bereichs oder der Notiz</translation>
        </message>
        <message>
            <source>Shows all columns, the keys or the names alone, in turn</source>
            <translation>Zeigt reihum alle Spalten, nur die Schlüssel oder nur die Namen</translation>
        </message>
        <message>
            <source>Tab, Return</source>
            <translation>Tab, Eingabe</translation>
        </message>
        <message>
            <source>While typing in a table: next field, next column</source>
            <translation>Beim Tippen in einer Tabelle: nächstes Feld, nächste Spalte</translation>
        </message>
        <message>
            <source>To the next thing found, to the one before</source>
            <translation>Zum nächsten Fund, zum vorigen</translation>
        </message>
        <message>
            <source>Space and drag</source>
            <translation>Leertaste und ziehen</translation>
        </message>
        <message>
            <source>Moves the view; so does the middle button</source>
            <translation>Verschiebt den Ausschnitt; die mittlere Taste ebenso</translation>
        </message>
        <message>
            <source>Ctrl and wheel</source>
            <translation>Strg und Rad</translation>
        </message>
        <message>
            <source>Zooms at the mouse</source>
            <translation>Vergrößert an der Maus</translation>
        </message>
        <message>
            <source>Edits the cell; typing replaces what it holds</source>
            <translation>Bearbeitet die Zelle; Tippen ersetzt ihren Inhalt</translation>
        </message>
        <message>
            <source>Gives up the edit; puts changed cells back</source>
            <translation>Bricht die Eingabe ab; stellt geänderte Zellen zurück</translation>
        </message>
        <message>
            <source>Switches a yes or no</source>
            <translation>Schaltet ein Ja oder Nein um</translation>
        </message>
        <message>
            <source>Opens the row that the cell refers to</source>
            <translation>Öffnet die Zeile, auf die die Zelle verweist</translation>
        </message>
        <message>
            <source>In the filter line: opens the form that puts the filter together</source>
            <translation>In der Filterzeile: öffnet das Formular, das den Filter zusammensetzt</translation>
        </message>
    </context>
    <context>
        <name>GeneratorOption</name>
        <message>
            <source>Namespace</source>
            <translation>Namensraum</translation>
        </message>
        <message>
            <source>The namespace of the classes.</source>
            <translation>Der Namensraum der Klassen.</translation>
        </message>
        <message>
            <source>Application</source>
            <translation>Anwendung</translation>
        </message>
        <message>
            <source>The app_label of the models; empty when the folder is the application itself.</source>
            <translation>Das app_label der Modelle; leer, wenn der Ordner die Anwendung selbst ist.</translation>
        </message>
        <message>
            <source>Mapped[] style</source>
            <translation>Mapped[]-Stil</translation>
        </message>
        <message>
            <source>Classes with type annotations; needs SQLAlchemy 2.</source>
            <translation>Klassen mit Typangaben; braucht SQLAlchemy 2.</translation>
        </message>
    </context>
    <context>
        <name>ServerDialog</name>
        <message>
            <source>Try the connection</source>
            <translation>Verbindung prüfen</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>Öffnen</translation>
        </message>
        <message>
            <source>Open a database on a server</source>
            <translation>Datenbank auf einem Server öffnen</translation>
        </message>
        <message>
            <source>As the server wants</source>
            <translation>Wie der Server es will</translation>
        </message>
        <message>
            <source>Required</source>
            <translation>Verlangt</translation>
        </message>
        <message>
            <source>Required, with a valid certificate</source>
            <translation>Verlangt, mit gültigem Zertifikat</translation>
        </message>
        <message>
            <source>None</source>
            <translation>Keine</translation>
        </message>
        <message>
            <source>empty: from the server&apos;s own password file</source>
            <translation>leer: aus der Kennwortdatei des Servers</translation>
        </message>
        <message>
            <source>Server</source>
            <translation>Server</translation>
        </message>
        <message>
            <source>Host</source>
            <translation>Rechner</translation>
        </message>
        <message>
            <source>Database</source>
            <translation>Datenbank</translation>
        </message>
        <message>
            <source>User</source>
            <translation>Benutzer</translation>
        </message>
        <message>
            <source>Password</source>
            <translation>Kennwort</translation>
        </message>
        <message>
            <source>TLS</source>
            <translation>TLS</translation>
        </message>
        <message>
            <source>Several hosts, with commas between, are tried in turn: db1, db2:5433</source>
            <translation>Mehrere Rechner, durch Kommas getrennt, werden der Reihe nach versucht: db1, db2:5433</translation>
        </message>
        <message>
            <source>The name of the database is missing.</source>
            <translation>Der Name der Datenbank fehlt.</translation>
        </message>
        <message>
            <source>Connecting…</source>
            <translation>Verbindet …</translation>
        </message>
        <message>
            <source>%1 answers.</source>
            <translation>%1 antwortet.</translation>
        </message>
        <message>
            <source>Keep it in the system&apos;s key store</source>
            <translation>Im Schlüsselbund des Systems aufbewahren</translation>
        </message>
        <message>
            <source>Otherwise it is asked for each time. It is never written into a file of this program.</source>
            <translation>Sonst wird jedes Mal danach gefragt. In eine Datei dieses Programms wird es nie geschrieben.</translation>
        </message>
    </context>
    <context>
        <name>ConflictDialog</name>
        <message>
            <source>Commit</source>
            <translation>Commit</translation>
        </message>
        <message>
            <source>Conflicts</source>
            <translation>Konflikte</translation>
        </message>
        <message>
            <source>Objects</source>
            <translation>Objekte</translation>
        </message>
        <message>
            <source>Your changes are all still here. Choose what is to stay, then commit again. What only one side has changed is merged by itself.</source>
            <translation>Ihre Änderungen sind alle noch da. Wählen Sie, was bleiben soll, und führen Sie den Commit noch einmal aus. Was nur eine Seite geändert hat, wird von selbst zusammengeführt.</translation>
        </message>
        <message>
            <source>Keep all &amp;mine</source>
            <translation>Alle &amp;meine behalten</translation>
        </message>
        <message>
            <source>Take all &amp;theirs</source>
            <translation>Alle der &amp;anderen nehmen</translation>
        </message>
        <message>
            <source>Decide later</source>
            <translation>Später entscheiden</translation>
        </message>
        <message>
            <source>Field</source>
            <translation>Feld</translation>
        </message>
        <message>
            <source>Mine</source>
            <translation>Meines</translation>
        </message>
        <message>
            <source>Theirs, in the database now</source>
            <translation>Der anderen, jetzt in der Datenbank</translation>
        </message>
        <message>
            <source>As it was loaded</source>
            <translation>Wie es geladen wurde</translation>
        </message>
        <message>
            <source>The row</source>
            <translation>Die Zeile</translation>
        </message>
        <message>
            <source>Insert it again, as I have edited it</source>
            <translation>Wieder einfügen, wie ich sie bearbeitet habe</translation>
        </message>
        <message>
            <source>Delete it all the same</source>
            <translation>Trotzdem löschen</translation>
        </message>
        <message>
            <source>They have deleted it: give up my edits</source>
            <translation>Sie ist gelöscht: meine Änderungen aufgeben</translation>
        </message>
        <message>
            <source>Keep it, as they have changed it</source>
            <translation>Behalten, wie die anderen sie geändert haben</translation>
        </message>
        <message>
            <source>only you have changed it</source>
            <translation>nur von Ihnen geändert</translation>
        </message>
        <message>
            <source>chosen</source>
            <translation>gewählt</translation>
        </message>
        <message>
            <source>you have changed it, they have deleted it</source>
            <translation>von Ihnen geändert, von anderen gelöscht</translation>
        </message>
        <message>
            <source>you have deleted it, they have changed it</source>
            <translation>von Ihnen gelöscht, von anderen geändert</translation>
        </message>
        <message>
            <source>Everything is chosen.</source>
            <translation>Alles ist gewählt.</translation>
        </message>
        <message numerus="yes">
            <source>Nothing was written: others have changed %Ln objects that you have edited</source>
            <translation>
                <numerusform>Nichts wurde geschrieben: Andere haben ein Objekt geändert, das Sie bearbeitet haben</numerusform>
                <numerusform>Nichts wurde geschrieben: Andere haben %Ln Objekte geändert, die Sie bearbeitet haben</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln bytes</source>
            <translation>
                <numerusform>%Ln Byte</numerusform>
                <numerusform>%Ln Bytes</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln fields to choose</source>
            <translation>
                <numerusform>Ein Feld ist zu wählen</numerusform>
                <numerusform>%Ln Felder sind zu wählen</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln choices left</source>
            <translation>
                <numerusform>Eine Wahl ist noch offen</numerusform>
                <numerusform>%Ln Entscheidungen sind noch offen</numerusform>
            </translation>
        </message>
    </context>
</TS>
