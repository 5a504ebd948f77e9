"""Who and what takes a Roman numeral: rulers, the second and third of a name, chapters and wars."""

from __future__ import annotations

KINGS = frozenset(
    "Louis Henry Charles George Edward William James Elizabeth Richard Mary Pius Paul Benedict Leo Gregory Philip "
    "Francis Frederick Napoleon Catherine Nicholas Alexander Ivan Peter Otto Ptolemy Ramesses Rameses Innocent Clement "
    "Urban Xerxes Darius Harald Haakon Christian Carl Gustav Gustavus Olav Juan Felipe Alfonso Carlos Fernando Ferdinand "
    "Leopold Albert Wilhelm Friedrich Ludwig Maximilian Rudolf Joseph Boniface Celestine Sixtus Adrian Eugene Julius "
    "Alexios Basil Constantine Justinian Theodosius Valentinian Murad Mehmed Selim Suleiman Abdul Rama Thutmose Amenhotep "
    "Seti Cleopatra Malcolm Robert David Kenneth Stephen Baldwin Bela Wenceslas Casimir Sigismund Stanislaus Vladislaus "
    "Ramses Umberto Emmanuel Victor Humbert Amadeus Pedro Joao Afonso Manuel Sancho Margrethe Wilhelmina Willem Juliana "
    "Hussein Abdullah Farouk Fuad Antiochus Seleucus Artaxerxes Mithridates Sargon Tiglath Nebuchadnezzar Raymond "
    "Isabella Anne Anna Beatrix Blanche Joanna Juana Maria Matilda Eleanor Christina Margaret Feodor Fyodor Vasily "
    "Alexei Boris Franz Karl Heinrich "
    "Callixtus Honorius Sylvester Marcellus Anastasius Gustaf Magnus Eric Erik Canute Cnut Edmund Ethelred Muhammad "
    "Mohammed Hassan Amenemhat Senusret "
    "Mentuhotep Pepi Shapur Khosrow Ardashir Cambyses Cyrus Philippe Baudouin Simeon Bayezid Ahmed Osman Mustafa "
    "Mahmud Abdulhamid Menelik Tewodros Yohannes "
    "Kamehameha Moctezuma Montezuma Theodoric Clovis Childeric Pepin Lothair Carloman Ladislaus Boleslaw Mieszko "
    "Wladyslaw Akihito Naruhito "
    "Geoffrey Hugh Theobald Robert Baldwin Bohemond Amalric Guy Roger Tancred Manfred Conrad Lothair Berengar Odo".split()
)
GIVEN = frozenset(
    "John Thomas Walter Michael Daniel Samuel Benjamin Jonathan Matthew Andrew Anthony Joshua Christopher Steven Brian "
    "Kevin Jason Jeffrey Ryan Jacob Gary Eric Larry Scott Brandon Frank Patrick Jack Dennis Jerry Tyler Aaron Adam Nathan "
    "Douglas Kyle Ethan Jeremy Keith Terry Sean Austin Jesse Bruce Willie Alan Wayne Roy Ralph Randy Russell Louis Philip "
    "Bobby Johnny William James Robert David Richard Charles Joseph Mark Donald George Kenneth Paul Edward Ronald "
    "Timothy Stephen Gregory Alexander Raymond Henry Peter Harold Carl Arthur Albert Lawrence Harry Fred Howard Eugene "
    "Loudon Marvin Odell Trey Jaren Jabari Kelly Dwight Curtis Leroy Lonnie Terrence Marquis Darrell Derrick Reggie "
    "Isaiah "
    "Elijah Caleb Logan Dylan Evan Luke Oscar Oliver Sidney Stanley Warren Wesley Preston Prescott Bradley Brett "
    "Chad Craig "
    "Darren Derek Duncan Edgar Elliott Floyd Franklin Garrett Glenn Gordon Graham Grady Harrison Harvey Herbert "
    "Herman Hubert "
    "Irving Ivan Jared Jarrett Jay Jeff Jim Joe Joel Josh Ken Kendrick Lance Lester Lewis Lloyd Luther Lyle Malik "
    "Mason Mitchell "
    "Morgan Morris Neil Nelson Norman Omar Oswald Percy Perry Phillip Quentin Randall Rex Rodney Roland Ross Rufus "
    "Rusty Sam "
    "Sammy Sherman Spencer Stuart Ted Todd Tom Tony Travis Trent Troy Tucker Ulysses Vernon Virgil Wallace Wendell "
    "Wilbur "
    "Kip Chip Skip Winston Zachary Alfred Amos Abraham Ben Bill Bob Chester Clifford Clyde Dan Dana Dave Dean Desmond Don Donovan "
    "Duane Ed Edmund Edwin Eli Emmett Ernie "
    "Felix Forrest Francis Gene Gerald Gilbert Grant Guy Hank Hector Homer Horace Hugh Ian Ira Isaac Jackson Jake "
    "Jamal Jerome Jimmy Jonah Jordan Julian Julius "
    "Justin Karl Kirk Kurt Lamar Lee Leon Lionel Lorenzo Lowell Lucas Lucius Manuel Marshall Matt Maurice Maxwell "
    "Melvin Mike Milton Moses Murray Myron Nate "
    "Nick Noah Noel Owen Parker Pat Pete Peyton Phil Ramon Ray Reginald Rick Rob Roderick Ron Roosevelt Rudolph "
    "Salvatore Seth Shane Shawn Silas Simon Solomon "
    "Stan Sterling Steve Sylvester Terrell Tim Trevor Tyrone Victor Wade Walker Willard Woodrow Xavier Zach "
    "Ernest Martin Earl Clarence Theodore Nicholas Vincent Leonard Marcus Roger Dale Hunter Davis Calvin Otis".split()
)
"""Given names of men who are the second or third of a name: William Smith III."""
CARRIERS = frozenset(
    "chapter volume vol part book act scene canto section title article appendix figure table type phase war bowl "
    "class category mark schedule psalm division group grade stage level sonnet letter lesson lecture plate number "
    "episode season round cranial nerve vatican apollo area zone region amendment corps unit exhibit rocky symphony "
    "concerto olympiad wrestlemania final fantasy civilization scrolls gta ultima universalis complex mk photosystem "
    "saturn titan tier factor command artemis soyuz gemini viking ariane".split()
)
PEOPLE = frozenset({"Rocky", "Apollo", "Viking", "Titan", "Mark", "Art", "Bill", "Will", "Grant", "Sandy"})
"""Given names among what takes a number, or common as words."""
HUNDREDS = frozenset("psalm psalms canto cantos chapter chapters sonnet sonnets".split())
"""Those of them of which there may be a hundred."""
