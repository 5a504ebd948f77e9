"""Names and foreign words that voices get wrong, one a line: the word, its pronunciation in IPA, its kind.

Written for this package from what is commonly known of them, as an English news reader says them; no list of others went
into it. Kept are those that espeak-ng 1.52 or hibari 0.2.1 says otherwise by itself: 1,600 were tried.
"""

from __future__ import annotations

TABLE = """
Siobhan|ʃɪˈvɔːn|first name, Celtic
Siobhán|ʃɪˈvɔːn|first name, Celtic
Sinead|ʃɪˈneɪd|first name, Celtic
Sinéad|ʃɪˈneɪd|first name, Celtic
Saoirse|ˈsɜːɹʃə|first name, Celtic
Niamh|niːv|first name, Celtic
Aoife|ˈiːfə|first name, Celtic
Caoimhe|ˈkiːvə|first name, Celtic
Ciara|ˈkɪɹə|first name, Celtic
Ciarán|ˈkɪɹən|first name, Celtic
Ciaran|ˈkɪɹən|first name, Celtic
Eoin|ˈoʊɪn|first name, Celtic
Oisin|ˈʌʃiːn|first name, Celtic
Oisín|ˈʌʃiːn|first name, Celtic
Padraig|ˈpɔːdɹɪɡ|first name, Celtic
Pádraig|ˈpɔːdɹɪɡ|first name, Celtic
Micheál|ˈmiːhɔːl|first name, Celtic
Taoiseach|ˈtiːʃək|first name, Celtic
Tánaiste|ˈtɔːnɪʃtə|first name, Celtic
Éamon|ˈeɪmən|first name, Celtic
Cillian|ˈkɪliən|first name, Celtic
Domhnall|ˈdoʊnəl|first name, Celtic
Caitriona|kəˈtɹiːnə|first name, Celtic
Gráinne|ˈɡɹɔːnjə|first name, Celtic
Grainne|ˈɡɹɔːnjə|first name, Celtic
Róisín|ɹoʊˈʃiːn|first name, Celtic
Roisin|ɹoʊˈʃiːn|first name, Celtic
Deirdre|ˈdɪɹdɹə|first name, Celtic
Meabh|meɪv|first name, Celtic
Tadhg|taɪɡ|first name, Celtic
Seamus|ˈʃeɪməs|first name, Celtic
Séamus|ˈʃeɪməs|first name, Celtic
Sean|ʃɔːn|first name, Celtic
Seán|ʃɔːn|first name, Celtic
Rhys|ɹiːs|first name, Celtic
Ioan|ˈjoʊən|first name, Celtic
Gruffydd|ˈɡɹɪfɪð|first name, Celtic
Llewellyn|ləˈwɛlɪn|first name, Celtic
Nerys|ˈnɛɹɪs|first name, Celtic
Sioned|ˈʃɒnɛd|first name, Celtic
Ffion|ˈfiːɒn|first name, Celtic
Hamish|ˈheɪmɪʃ|first name, Celtic
Ruaridh|ˈɹʊəɹi|first name, Celtic
Eilidh|ˈeɪli|first name, Celtic
Mhairi|ˈvɑːɹi|first name, Celtic
Joaquin|wɑːˈkiːn|first name
Joaquín|wɑːˈkiːn|first name
Jorge|ˈhɔːɹheɪ|first name
José|hoʊˈzeɪ|first name
Jesús|heɪˈsuːs|first name
Javier|hɑːviˈɛɹ|first name
Julio|ˈhuːlioʊ|first name
Guillermo|ɡiˈjɛɹmoʊ|first name
Alejandro|ˌæleɪˈhɑːndɹoʊ|first name
Alejandra|ˌæleɪˈhɑːndɹə|first name
Gerardo|həˈɹɑːɹdoʊ|first name
Enrique|ɛnˈɹiːkeɪ|first name
Joaquim|ʒwɑːˈkiːm|first name
João|ʒuˈaʊ|first name
Ximena|hiˈmeɪnə|first name
Itzel|itˈsɛl|first name
Anaïs|ˌænəˈiːs|first name
Benoit|bənˈwɑː|first name
Benoît|bənˈwɑː|first name
Guillaume|ɡiˈjoʊm|first name
Étienne|eɪˈtjɛn|first name
Etienne|eɪˈtjɛn|first name
Thierry|tiˈɛɹi|first name
Chloé|kloʊˈeɪ|first name
Édouard|eɪˈdwɑːɹ|first name
Stéphane|steɪˈfɑːn|first name
Françoise|fɹɑːnˈswɑːz|first name
Jacques|ʒɑːk|first name
Margaux|mɑːɹˈɡoʊ|first name
Renée|ɹəˈneɪ|first name
Aurélien|oʊˌɹeɪliˈɛn|first name
Gérard|ʒeɪˈɹɑːɹ|first name
Hervé|ɛɹˈveɪ|first name
Mathieu|mætˈjuː|first name
Giovanni|dʒoʊˈvɑːni|first name
Giuseppe|dʒuˈzɛpi|first name
Luigi|luˈiːdʒi|first name
Gianluigi|ˌdʒɑːnluˈiːdʒi|first name
Matteo|məˈteɪoʊ|first name
Ignazio|ɪɡˈnɑːtsioʊ|first name
Jürgen|ˈjʊəɹɡən|first name
Jurgen|ˈjɜːɹɡən|first name
Jörg|jɜːɹk|first name
Günther|ˈɡʊntəɹ|first name
Annalena|ˌɑːnəˈleɪnə|first name
Friedrich|ˈfɹiːdɹɪk|first name
Wolfgang|ˈvɒlfɡæŋ|first name
Johannes|joʊˈhɑːnəs|first name
Joachim|joʊˈɑːkɪm|first name
Matthias|məˈtiːəs|first name
Uwe|ˈuːvə|first name
Björn|bjɔːɹn|first name
Håkan|ˈhoʊkən|first name
Sanna|ˈsɑːnə|first name
Ulf|ʊlf|first name
Ursula|ˈɜːɹsələ|first name
Zbigniew|ˈzbɪɡnjɛf|first name
Wojciech|ˈvɔɪtʃɛk|first name
Paweł|ˈpɑːvɛl|first name
Łukasz|ˈwuːkɑːʃ|first name
Agnieszka|ɑːɡˈnjɛʃkə|first name
Małgorzata|ˌmɑːlɡɔːˈʒɑːtə|first name
Krzysztof|ˈkʃɪʃtɔːf|first name
Grzegorz|ˈɡʒɛɡɔːʃ|first name
Mateusz|mɑːˈteɪʊʃ|first name
Andrzej|ˈɑːndʒeɪ|first name
Katarzyna|ˌkætəˈʒɪnə|first name
Stanisław|stɑːˈniːswɑːf|first name
Vaclav|ˈvɑːtslɑːv|first name
Václav|ˈvɑːtslɑːv|first name
Jiří|ˈjɪɹʒi|first name
Tomáš|ˈtoʊmɑːʃ|first name
Miloš|ˈmiːloʊʃ|first name
Goran|ˈɡɔːɹɑːn|first name
Dragan|ˈdɹɑːɡɑːn|first name
Zoran|ˈzɔːɹɑːn|first name
Serhiy|sɛɹˈhiː|first name
Andriy|ˈɑːndɹi|first name
Mikhail|ˌmiːkəˈiːl|first name
Yevgeny|jɛvˈɡɛni|first name
Sergei|ˈsɛɹɡeɪ|first name
Sergey|ˈsɛɹɡeɪ|first name
Ksenia|ˈksɛniə|first name
Anatoly|ˌænəˈtoʊli|first name
Recep|ɹɛˈdʒɛp|first name
Mehmet|mɛˈmɛt|first name
Ekrem|ɛˈkɹɛm|first name
Erdem|ɛɹˈdɛm|first name
Ahmed|ˈɑːmɛd|first name
Muhammad|mʊˈhɑːməd|first name
Mohammed|moʊˈhɑːməd|first name
Aisha|ɑːˈiːʃə|first name
Hussein|huˈseɪn|first name
Mahsa|mɑːˈsɑː|first name
Narges|nɑːɹˈɡɛs|first name
Akshata|ˈækʃətə|first name
Sundar|ˈsʊndɑːɹ|first name
Satya|ˈsɑːtjə|first name
Vivek|vɪˈveɪk|first name
Usha|ˈuːʃə|first name
Aishwarya|aɪʃˈwɑːɹjə|first name
Nguyễn|wɪn|first name
Thich|tɪk|first name
Xiaoping|ʃaʊˈpɪŋ|first name
Qiang|tʃjɑːŋ|first name
Keqiang|kəˈtʃjɑːŋ|first name
Xiao|ʃaʊ|first name
Zhang|dʒɑːŋ|first name
Zhou|dʒoʊ|first name
Qin|tʃɪn|first name
Qi|tʃiː|first name
Deng|dʌŋ|first name
Yeol|jʌl|first name
Hyun|hjʌn|first name
Naomi|neɪˈoʊmi|first name
Nnamdi|ˈnɑːmdi|first name
Uhuru|uˈhuːɹuː|first name
Thabo|ˈtɑːboʊ|first name
Sipho|ˈsiːpoʊ|first name
Chiwetel|ˈtʃuːətɛl|first name
Beyoncé|biˈɒnseɪ|first name
Beyonce|biˈɒnseɪ|first name
Rihanna|ɹiˈænə|first name
Shakira|ʃəˈkiːɹə|first name
Penélope|pəˈnɛləpi|first name
Gisele|ʒɪˈzɛl|first name
Zoë|ˈzoʊi|first name
Anjali|ˈɑːndʒəli|first name
Eugène|uːˈʒɛn|first name
Noémie|ˌnoʊeɪˈmiː|first name
Agnès|ɑːnˈjɛs|first name
Nguyen|wɪn|surname
Ng|ɪŋ|surname
Huynh|hwɪn|surname
Dương|jʊŋ|surname
Phuc|fʊk|surname
Xi|ʃiː|surname
Zelenskyy|zəˈlɛnski|surname
Zelenskiy|zəˈlɛnski|surname
Lavrov|lɑːvˈɹɔːf|surname
Medvedev|mɪdˈvjɛdɛf|surname
Navalny|nəˈvɑːlni|surname
Prigozhin|pɹɪˈɡoʊʒɪn|surname
Shoigu|ʃɔɪˈɡuː|surname
Zaluzhny|zəˈluːʒni|surname
Yermak|jɛɹˈmɑːk|surname
Erdogan|ˈɛɹdəwɑːn|surname
Erdoğan|ˈɛɹdəwɑːn|surname
Imamoglu|ɪˌmɑːmoʊˈluː|surname
İmamoğlu|ɪˌmɑːmoʊˈluː|surname
Kılıçdaroğlu|kəˌlɪtʃdɑːɹˈoʊluː|surname
Davutoğlu|ˌdɑːvuːˈtoʊluː|surname
Çavuşoğlu|tʃɑːvuːˈʃoʊluː|surname
Macron|məˈkɹɒn|surname
Mélenchon|ˌmeɪlɑːnˈʃɔːn|surname
Melenchon|ˌmeɪlɑːnˈʃɔːn|surname
Sarkozy|sɑːɹkoʊˈziː|surname
Hollande|oʊˈlɑːnd|surname
Mitterrand|ˈmiːtəɹɑːn|surname
Chirac|ʃɪˈɹɑːk|surname
Barnier|ˌbɑːɹniˈeɪ|surname
Bayrou|baɪˈɹuː|surname
Attal|əˈtɑːl|surname
Lagarde|ləˈɡɑːɹd|surname
Scholz|ʃɒlts|surname
Merz|mɛɹts|surname
Merkel|ˈmɛɹkəl|surname
Habeck|ˈhɑːbɛk|surname
Söder|ˈzɜːdəɹ|surname
Schäuble|ˈʃɔɪblə|surname
Leyen|ˈlaɪən|surname
Goebbels|ˈɡɜːbəlz|surname
Goethe|ˈɡɜːtə|surname
Freud|fɹɔɪd|surname
Euler|ˈɔɪləɹ|surname
Schrödinger|ˈʃɹoʊdɪŋəɹ|surname
Röntgen|ˈɹɛntɡən|surname
Wagner|ˈvɑːɡnəɹ|surname
Bach|bɑːk|surname
Chopin|ʃoʊˈpæn|surname
Debussy|ˌdɛbjuˈsiː|surname
Dvořák|ˈdvɔːɹʒæk|surname
Tchaikovsky|tʃaɪˈkɒfski|surname
Rachmaninoff|ɹɑːkˈmɑːnɪnɒf|surname
Saint-Saëns|sænˈsɒns|surname
Beethoven|ˈbeɪtoʊvən|surname
Mozart|ˈmoʊtsɑːɹt|surname
Berlioz|ˈbɛɹlioʊz|surname
Bizet|biːˈzeɪ|surname
Messiaen|ˈmɛsjɑːn|surname
Descartes|deɪˈkɑːɹt|surname
Voltaire|voʊlˈtɛɹ|surname
Camus|kæˈmuː|surname
Sartre|ˈsɑːɹtɹə|surname
Foucault|fuːˈkoʊ|surname
Derrida|ˌdɛɹiˈdɑː|surname
Baudelaire|ˌboʊdəˈlɛɹ|surname
Dumas|duːˈmɑː|surname
Rimbaud|ɹæmˈboʊ|surname
Monet|moʊˈneɪ|surname
Manet|mæˈneɪ|surname
Degas|dəˈɡɑː|surname
Renoir|ɹənˈwɑːɹ|surname
Seurat|səˈɹɑː|surname
Gauguin|ɡoʊˈɡæn|surname
Toulouse-Lautrec|tuːˌluːzloʊˈtɹɛk|surname
Magritte|məˈɡɹiːt|surname
Chagall|ʃəˈɡɑːl|surname
Rodin|ɹoʊˈdæn|surname
Munch|mʊŋk|surname
Bruegel|ˈbɹɔɪɡəl|surname
Brueghel|ˈbɹɔɪɡəl|surname
Caravaggio|ˌkæɹəˈvɑːdʒoʊ|surname
Modigliani|ˌmoʊdɪlˈjɑːni|surname
Giacometti|ˌdʒɑːkəˈmɛti|surname
Medici|ˈmɛdɪtʃi|surname
Berlusconi|ˌbɛɹluˈskoʊni|surname
Draghi|ˈdɹɑːɡi|surname
Giorgetti|dʒɔːɹˈdʒɛti|surname
Tajani|tɑːˈjɑːni|surname
Ocasio-Cortez|oʊˌkɑːsioʊkɔːɹˈtɛz|surname
Buttigieg|ˈbuːtədʒɛdʒ|surname
Giuliani|ˌdʒuːliˈɑːni|surname
Boehner|ˈbeɪnəɹ|surname
Klobuchar|ˈkloʊbəʃɑːɹ|surname
Hegseth|ˈhɛɡsɛθ|surname
Becerra|bəˈsɛɹə|surname
Alito|əˈliːtoʊ|surname
Sotomayor|ˌsoʊtoʊmaɪˈɔːɹ|surname
Scalia|skəˈliːə|surname
Kagan|ˈkeɪɡən|surname
Kissinger|ˈkɪsɪndʒəɹ|surname
Brzezinski|bɹəˈzɪnski|surname
Krzyzewski|ʃəˈʃɛfski|surname
Favre|fɑːɹv|surname
Tagovailoa|təˌɡoʊvaɪˈloʊə|surname
Antetokounmpo|ˌɑːdɛtoʊˈkuːmpoʊ|surname
Giannis|ˈjɑːnɪs|surname
Dončić|ˈdɒntʃɪtʃ|surname
Doncic|ˈdɒntʃɪtʃ|surname
Jokić|ˈjoʊkɪtʃ|surname
Jokic|ˈjoʊkɪtʃ|surname
Djokovic|ˈdʒoʊkəvɪtʃ|surname
Đoković|ˈdʒoʊkəvɪtʃ|surname
Nadal|nəˈdɑːl|surname
Tsitsipas|ˌtsɪtsɪˈpɑːs|surname
Swiatek|ʃviˈɒntɛk|surname
Świątek|ʃviˈɒntɛk|surname
Sabalenka|ˌsæbəˈlɛŋkə|surname
Medvedeva|mɪdˈvjɛdɛvə|surname
Rybakina|ɹɪˈbɑːkɪnə|surname
Wozniacki|ˌvɒzniˈɑːki|surname
Zverev|ˈzvɛɹɛf|surname
Mbappé|əmˈbɑːpeɪ|surname
Mbappe|əmˈbɑːpeɪ|surname
Giroud|ʒɪˈɹuː|surname
Kanté|ˈkɒnteɪ|surname
Wenger|ˈvɛŋɡəɹ|surname
Mourinho|mɔːˈɹiːnjoʊ|surname
Ancelotti|ˌæntʃəˈlɒti|surname
Ødegaard|ˈɜːdəɡɔːɹ|surname
Haaland|ˈhɔːlɑːnd|surname
Modrić|ˈmoʊdɹɪtʃ|surname
Modric|ˈmoʊdɹɪtʃ|surname
Ibrahimović|ˌɪbɹəˈhiːməvɪtʃ|surname
Lewandowski|ˌlɛvənˈdɒfski|surname
Szczęsny|ˈʃtʃɛnsni|surname
Szczesny|ˈʃtʃɛnsni|surname
Błaszczykowski|ˌbwɑːʃtʃɪˈkɒfski|surname
Kimmich|ˈkɪmɪk|surname
Müller|ˈmʊləɹ|surname
Gündoğan|ˈɡʊndoʊɑːn|surname
Neuer|ˈnɔɪəɹ|surname
Götze|ˈɡɜːtsə|surname
Vinícius|viˈniːsiəs|surname
Neymar|neɪˈmɑːɹ|surname
Ronaldinho|ˌɹoʊnɑːlˈdiːnjoʊ|surname
Xhaka|ˈdʒɑːkə|surname
Verstappen|vəɹˈstɑːpən|surname
Leclerc|ləˈklɛɹ|surname
Pogačar|poʊˈɡɑːtʃɑːɹ|surname
Pogacar|poʊˈɡɑːtʃɑːɹ|surname
Vingegaard|ˈvɪŋəɡɔːɹ|surname
Herzog|ˈhɛɹtsɒɡ|surname
Smotrich|ˈsmoʊtɹɪtʃ|surname
Ben-Gvir|bɛnɡəˈvɪɹ|surname
Haniyeh|hɑːˈniːjə|surname
Nasrallah|nɑːzˈɹɑːlə|surname
Khomeini|hoʊˈmeɪni|surname
Raisi|ɹɑːiːˈsiː|surname
Ahmadinejad|ɑːˌmɑːdiˈnɛʒɑːd|surname
Assad|ˈɑːsɑːd|surname
Gaddafi|ɡəˈdɑːfi|surname
Mubarak|muːˈbɑːɹək|surname
Khashoggi|kəˈʃoʊɡdʒi|surname
Houthi|ˈhuːθi|surname
Houthis|ˈhuːθiz|surname
Sunak|ˈsuːnæk|surname
Jaishankar|ˈdʒaɪʃʌŋkəɹ|surname
Nadella|nəˈdɛlə|surname
Ambani|ʌmˈbɑːni|surname
Tagore|təˈɡɔːɹ|surname
Nehru|ˈneɪɹuː|surname
Musharraf|muːˈʃɑːɹəf|surname
Sharif|ʃəˈɹiːf|surname
Bhutto|ˈbuːtoʊ|surname
Rajapaksa|ˌɹɑːdʒəˈpʌkʃə|surname
Suu Kyi|suːˈtʃiː|surname
Thaksin|ˈtɑːksɪn|surname
Duterte|duːˈtɛɹteɪ|surname
Prabowo|pɹɑːˈboʊwoʊ|surname
Mahathir|mɑːhɑːˈtɪɹ|surname
Bolsonaro|ˌboʊlsəˈnɑːɹoʊ|surname
Kirchner|ˈkɪɹʃnəɹ|surname
Maduro|məˈdʊɹoʊ|surname
Chávez|ˈtʃɑːvɛz|surname
Bukele|buːˈkɛleɪ|surname
Obrador|ˌoʊbɹɑːˈdɔːɹ|surname
Borges|ˈbɔːɹhɛs|surname
Llosa|ˈjoʊsə|surname
Allende|ɑːˈjɛndeɪ|surname
Pinochet|ˈpiːnoʊʃeɪ|surname
Guevara|ɡəˈvɑːɹə|surname
Rajoy|ɹəˈhɔɪ|surname
Puigdemont|ˌpuːtʃdəˈmɒnt|surname
Gaudí|ɡaʊˈdiː|surname
Velázquez|vəˈlæskɛz|surname
Almodóvar|ˌælməˈdoʊvɑːɹ|surname
Ramaphosa|ˌɹɑːməˈpoʊsə|surname
Mbeki|əmˈbɛki|surname
Nkrumah|ənˈkɹuːmə|surname
Nyerere|njəˈɹɛɹi|surname
Kenyatta|kɛnˈjɑːtə|surname
Museveni|muːˈsɛvəni|surname
Kagame|kəˈɡɑːmeɪ|surname
Tshisekedi|ˌtʃiːsəˈkɛdi|surname
Mnangagwa|məˌnɑːŋˈɡɑːɡwə|surname
Mugabe|muːˈɡɑːbi|surname
Obasanjo|oʊˌbɑːsənˈdʒoʊ|surname
Achebe|əˈtʃeɪbeɪ|surname
Soyinka|ʃɔɪˈɪŋkə|surname
Adichie|əˈdiːtʃeɪ|surname
Okonjo-Iweala|oʊˌkɒndʒoʊɪˈweɪələ|surname
Ouattara|wəˈtɑːɹə|surname
Bouteflika|ˌbuːtəˈfliːkə|surname
Zidane|ziːˈdɑːn|surname
Tebboune|təˈbuːn|surname
Guterres|ɡuːˈtɛɹɛs|surname
Ortega|ɔːɹˈteɪɡə|surname
Coetzee|kʊtˈsiə|surname
Knausgård|ˈknaʊsɡɔːɹ|surname
Gorbachev|ˈɡɔːɹbətʃɒf|surname
Khrushchev|ˈkɹuːʃtʃɒf|surname
Dostoevsky|ˌdɒstəˈjɛfski|surname
Dostoyevsky|ˌdɒstəˈjɛfski|surname
Tolstoy|ˈtoʊlstɔɪ|surname
Chekhov|ˈtʃɛkɒf|surname
Nabokov|nəˈboʊkəf|surname
Kieślowski|kjɛʃˈlɒfski|surname
Tusk|tʊsk|surname
Wałęsa|vəˈwɛnsə|surname
Walesa|vəˈwɛnsə|surname
Kaczyński|kəˈtʃɪnski|surname
Kaczynski|kəˈtʃɪnski|surname
Morawiecki|ˌmɔːɹəˈvjɛtski|surname
Tokarczuk|tɔːˈkɑːɹtʃʊk|surname
Orban|ˈɔːɹbɑːn|surname
Magyar|ˈmɑːdʒɑːɹ|surname
Szijjártó|ˈsiːjɑːɹtoʊ|surname
Soros|ˈsɔːɹɒs|surname
Fico|ˈfiːtsoʊ|surname
Čaputová|ˈtʃɑːpʊtoʊvɑː|surname
Babiš|ˈbɑːbɪʃ|surname
Fiala|ˈfiːɑːlə|surname
Havel|ˈhɑːvəl|surname
Kundera|ˈkʊndəɹə|surname
Kafka|ˈkɑːfkə|surname
Vučić|ˈvuːtʃɪtʃ|surname
Vucic|ˈvuːtʃɪtʃ|surname
Milošević|mɪˈloʊʃəvɪtʃ|surname
Milosevic|mɪˈloʊʃəvɪtʃ|surname
Ceaușescu|tʃaʊˈʃɛskuː|surname
Ceausescu|tʃaʊˈʃɛskuː|surname
Mitsotakis|ˌmiːtsoʊˈtɑːkɪs|surname
Varoufakis|ˌvæɹuːˈfɑːkɪs|surname
Rutte|ˈɹʊtə|surname
Wilders|ˈvɪldəɹz|surname
Huygens|ˈhaɪɡənz|surname
Stoltenberg|ˈstoʊltənbɛɹ|surname
Støre|ˈstɜːɹə|surname
Thunberg|ˈtuːnbɛɹi|surname
Löfven|lɜːˈveɪn|surname
Kierkegaard|ˈkɪɹkəɡɔːɹ|surname
Bohr|bɔːɹ|surname
Sibelius|sɪˈbeɪliəs|surname
Varadkar|vəˈɹædkəɹ|surname
Synge|sɪŋ|surname
Dalziel|diːˈɛl|surname
Cholmondeley|ˈtʃʌmli|surname
Featherstonehaugh|ˈfænʃɔː|surname
Marjoribanks|ˈmɑːɹtʃbæŋks|surname
Beauchamp|ˈbiːtʃəm|surname
Wriothesley|ˈɹaɪəθsli|surname
Pepys|piːps|surname
Crichton|ˈkɹaɪtən|surname
Pugh|pjuː|surname
Thoreau|θəˈɹoʊ|surname
Du Bois|duːˈbɔɪs|surname
Colbert|koʊlˈbɛɹ|surname
LaBeouf|ləˈbʌf|surname
Chalamet|ˈʃæləmeɪ|surname
Villeneuve|ˌviːlˈnʌv|surname
Cuarón|kwɑːˈɹoʊn|surname
Scorsese|skɔːɹˈsɛsi|surname
Bezos|ˈbeɪzoʊs|surname
Wojcicki|woʊˈdʒɪski|surname
Chopra|ˈtʃoʊpɹə|surname
Zellweger|ˈzɛlwɛɡəɹ|surname
Kaluuya|kəˈluːjə|surname
Ejiofor|ˈɛdʒiəfɔːɹ|surname
Oyelowo|oʊˈjɛləwoʊ|surname
Nyong'o|ˈnjɒŋoʊ|surname
Fiennes|faɪnz|surname
Geithner|ˈɡaɪtnəɹ|surname
Mnuchin|məˈnuːʃɪn|surname
Bessent|ˈbɛsənt|surname
Kyiv|ˈkiːv|place
Kharkiv|ˈhɑːɹkiːv|place
Lviv|ləˈviːv|place
Kherson|hɛɹˈsɔːn|place
Zaporizhzhia|ˌzæpəˈɹiːʒə|place
Bakhmut|bɑːkˈmuːt|place
Mariupol|ˌmæɹiˈuːpəl|place
Donetsk|dəˈnjɛtsk|place
Kursk|kʊɹsk|place
Chernobyl|tʃəɹˈnoʊbəl|place
Chisinau|ˌkiːʃɪˈnaʊ|place
Chișinău|ˌkiːʃɪˈnaʊ|place
Łódź|wuːtʃ|place
Lodz|wuːtʃ|place
Wrocław|ˈvɹɒtswɑːf|place
Wroclaw|ˈvɹɒtswɑːf|place
Kraków|ˈkɹɑːkaʊ|place
Krakow|ˈkɹɑːkaʊ|place
Gdańsk|ɡəˈdænsk|place
Gdansk|ɡəˈdænsk|place
Poznań|ˈpoʊznæn|place
Brno|ˈbɜːɹnoʊ|place
Plzeň|ˈpʌlzən|place
Győr|djɜːɹ|place
Szeged|ˈsɛɡɛd|place
Ljubljana|ˌluːbliˈɑːnə|place
Skopje|ˈskɒpjeɪ|place
Srebrenica|ˌsɹɛbɹəˈniːtsə|place
Vojvodina|ˈvɔɪvədiːnə|place
Reykjavik|ˈɹeɪkjəvɪk|place
Reykjavík|ˈɹeɪkjəvɪk|place
Eyjafjallajökull|ˈeɪjəfjætləjoʊkʊtəl|place
Århus|ˈɔːɹhuːs|place
Aarhus|ˈɔːɹhuːs|place
Göteborg|ˈjɜːtəbɔːɹ|place
Tromsø|ˈtɹʌmsɜː|place
Køge|ˈkɜːɡə|place
Bruges|bɹuːʒ|place
Liège|liˈɛʒ|place
Leuven|ˈlɜːvən|place
Reims|ɹæms|place
Nîmes|niːm|place
Caen|kɑːn|place
Versailles|vɛɹˈsaɪ|place
Montpellier|ˌmɒnpɛlˈjeɪ|place
Besançon|ˌbɛzɑːnˈsɔːn|place
Rouen|ɹuˈɑːn|place
Amiens|ˈæmiən|place
Orléans|ˌɔːɹleɪˈɑːn|place
Angoulême|ˌɑːnɡuˈlɛm|place
Provence|pɹəˈvɑːns|place
Champs-Élysées|ˌʃɑːnzeɪliˈzeɪ|place
Champs-Elysees|ˌʃɑːnzeɪliˈzeɪ|place
Notre-Dame|ˌnoʊtɹəˈdɑːm|place
Élysée|ˌeɪliˈzeɪ|place
Elysee|ˌeɪliˈzeɪ|place
Louvre|ˈluːvɹə|place
Seine|sɛn|place
Zürich|ˈzʊɹɪk|place
Davos|dɑːˈvoʊs|place
Lausanne|loʊˈzæn|place
Neuchâtel|ˌnɜːʃəˈtɛl|place
Mainz|maɪnts|place
Würzburg|ˈvɜːɹtsbɜːɡ|place
Nürnberg|ˈnɜːɹnbɛɹk|place
Tübingen|ˈtuːbɪŋən|place
Schleswig-Holstein|ˌʃlɛsvɪkˈhoʊlstaɪn|place
Bundestag|ˈbʊndəstɑːɡ|place
Bundesrat|ˈbʊndəsɹɑːt|place
Reichstag|ˈɹaɪkstɑːɡ|place
Bundesliga|ˈbʊndəsliːɡə|place
Bundesbank|ˈbʊndəsbɑːŋk|place
Luftwaffe|ˈlʊftvɑːfə|place
Wehrmacht|ˈvɛɹmɑːkt|place
Graz|ɡɹɑːts|place
Cagliari|kælˈjɑːɹi|place
Chianti|kiˈɑːnti|place
Amalfi|əˈmɑːlfi|place
Puglia|ˈpuːljə|place
Lampedusa|ˌlæmpəˈduːzə|place
Cinque Terre|ˌtʃɪŋkweɪˈtɛɹeɪ|place
Málaga|ˈmæləɡə|place
Cádiz|kəˈdɪz|place
Ibiza|ɪˈbiːθə|place
Mallorca|məˈjɔːɹkə|place
Majorca|məˈjɔːɹkə|place
Guernica|ɡɛɹˈniːkə|place
Galicia|ɡəˈlɪsiə|place
Girona|ʒɪˈɹoʊnə|place
Ceuta|ˈseɪuːtə|place
São Paulo|saʊnˈpaʊloʊ|place
Sao Paulo|saʊnˈpaʊloʊ|place
Rio de Janeiro|ˌɹiːoʊdeɪʒəˈnɛɹoʊ|place
Brasília|bɹəˈziːljə|place
Belo Horizonte|ˌbɛloʊɔːɹɪˈzɒnti|place
Iguazu|ˌiːɡwəˈsuː|place
Iguaçu|ˌiːɡwəˈsuː|place
Bogotá|ˌboʊɡəˈtɑː|place
Medellín|ˌmɛdeɪˈjiːn|place
Medellin|ˌmɛdeɪˈjiːn|place
Cartagena|ˌkɑːɹtəˈheɪnə|place
Cuzco|ˈkuːskoʊ|place
Machu Picchu|ˌmɑːtʃuːˈpiːktʃuː|place
Callao|kəˈjaʊ|place
La Paz|ləˈpɑːz|place
Montevideo|ˌmɒntɪvɪˈdeɪoʊ|place
Asunción|əˌsuːnsiˈoʊn|place
Buenos Aires|ˌbweɪnəsˈaɪɹɪs|place
Oaxaca|wəˈhɑːkə|place
Guadalajara|ˌɡwɑːdələˈhɑːɹə|place
Ciudad Juárez|sjuːˈdɑːdˈhwɑːɹɛz|place
Juárez|ˈhwɑːɹɛz|place
Juarez|ˈhwɑːɹɛz|place
Mérida|ˈmɛɹɪdə|place
Chiapas|tʃiˈɑːpəs|place
Jalisco|həˈlɪskoʊ|place
Curaçao|ˈkʊɹəsaʊ|place
Grenada|ɡɹəˈneɪdə|place
St Lucia|seɪntˈluːʃə|place
Qingdao|tʃɪŋˈdaʊ|place
Chongqing|tʃʊŋˈtʃɪŋ|place
Shenzhen|ʃʌnˈdʒʌn|place
Hangzhou|hɑːŋˈdʒoʊ|place
Suzhou|suːˈdʒoʊ|place
Zhengzhou|dʒʌŋˈdʒoʊ|place
Xi'an|ʃiːˈɑːn|place
Xinjiang|ʃɪnˈdʒjɑːŋ|place
Xinhua|ʃɪnˈhwɑː|place
Sichuan|ˈsɛtʃwɑːn|place
Fujian|fuːˈdʒjɛn|place
Zhejiang|dʒʌˈdʒjɑːŋ|place
Tiananmen|ˈtjɛnɑːnmɛn|place
Urumqi|ʊˈɹuːmtʃi|place
Kaohsiung|ˌkaʊˈʃʊŋ|place
Macau|məˈkaʊ|place
Hanoi|hæˈnɔɪ|place
Phuket|puːˈkɛt|place
Phnom Penh|pəˌnɒmˈpɛn|place
Chiang Mai|tʃiˌɑːŋˈmaɪ|place
Yangon|jæŋˈɡoʊn|place
Timor-Leste|ˌtiːmɔːɹˈlɛsteɪ|place
Ryukyu|ɹiˈuːkjuː|place
Pyongyang|ˌpjʌŋˈjæŋ|place
Busan|ˈbuːsɑːn|place
Gyeonggi|ˌɡjʌŋˈɡiː|place
Dhaka|ˈdækə|place
Kathmandu|ˌkætmænˈduː|place
Thimphu|tɪmˈpuː|place
Thiruvananthapuram|ˌtɪɹuvəˌnʌntəˈpʊɹəm|place
Kabul|ˈkɑːbʊl|place
Tajikistan|tɑːˈdʒiːkɪstɑːn|place
Kyrgyzstan|ˈkɪɹɡɪstæn|place
Ashgabat|ˈæʃɡəbæt|place
Almaty|ˌælmɑːˈtiː|place
Tbilisi|təˈbɪlɪsi|place
Qatar|ˈkɑːtɑːɹ|place
Doha|ˈdoʊhɑː|place
Riyadh|ɹiˈɑːd|place
Abu Dhabi|ˌɑːbuːˈdɑːbi|place
Sana'a|sɑːˈnɑː|place
Sanaa|sɑːˈnɑː|place
Mosul|ˈmoʊsuːl|place
Kirkuk|kɪɹˈkuːk|place
Homs|hɒms|place
Raqqa|ˈɹɑːkə|place
Palmyra|pælˈmaɪɹə|place
Ramallah|ɹəˈmɑːlə|place
Rafah|ˈɹɑːfə|place
Khan Younis|ˌkɑːnˈjuːnɪs|place
Jabalia|dʒəˈbɑːliə|place
Haifa|ˈhaɪfə|place
Benghazi|bɛnˈɡɑːzi|place
Tunis|ˈtuːnɪs|place
Marrakech|ˈmæɹəkɛʃ|place
Marrakesh|ˈmæɹəkɛʃ|place
Rabat|ɹəˈbɑːt|place
Darfur|dɑːɹˈfʊɹ|place
Addis Ababa|ˌædɪsˈæbəbə|place
Tigray|tɪˈɡɹaɪ|place
Djibouti|dʒɪˈbuːti|place
Eritrea|ˌɛɹɪˈtɹeɪə|place
Mogadishu|ˌmɒɡəˈdiːʃuː|place
Niamey|njɑːˈmeɪ|place
Niger|niːˈʒɛɹ|place
N'Djamena|əndʒɑːˈmeɪnə|place
Yamoussoukro|ˌjɑːməˈsuːkɹoʊ|place
Lagos|ˈleɪɡɒs|place
Accra|əˈkɹɑː|place
Dakar|dɑːˈkɑːɹ|place
Gqeberha|kəˈbɛkə|place
Antananarivo|ˌæntəˌnænəˈɹiːvoʊ|place
Bicester|ˈbɪstəɹ|place
Norwich|ˈnɒɹɪdʒ|place
Southwark|ˈsʌðəɹk|place
Holborn|ˈhoʊbəɹn|place
Marylebone|ˈmɑːɹlibən|place
Grosvenor|ˈɡɹoʊvnəɹ|place
Plaistow|ˈplɑːstoʊ|place
Loughborough|ˈlʌfbəɹə|place
Scarborough|ˈskɑːɹbəɹə|place
Alnwick|ˈænɪk|place
Berwick|ˈbɛɹɪk|place
Keswick|ˈkɛzɪk|place
Belvoir|ˈbiːvəɹ|place
Beaulieu|ˈbjuːli|place
Magdalen|ˈmɔːdlɪn|place
Mousehole|ˈmaʊzəl|place
Fowey|fɔɪ|place
Salisbury|ˈsɔːlzbəɹi|place
Shrewsbury|ˈʃɹoʊzbəɹi|place
Culzean|kəˈleɪn|place
Milngavie|mʌlˈɡaɪ|place
Kirkcudbright|kɜːɹˈkuːbɹi|place
Islay|ˈaɪlə|place
Llandudno|lænˈdɪdnoʊ|place
Llanelli|ləˈnɛli|place
Betws-y-Coed|ˌbɛtʊsəˈkɔɪd|place
Ynys|ˈʌnɪs|place
Machynlleth|məˈkʌnlɛθ|place
Dún Laoghaire|dʌnˈlɪəɹi|place
Dun Laoghaire|dʌnˈlɪəɹi|place
Drogheda|ˈdɹɔɪdə|place
Youghal|jɔːl|place
Dáil|dɔɪl|place
Fianna Fáil|ˌfiːənəˈfɔɪl|place
Sinn Féin|ˌʃɪnˈfeɪn|place
Des Moines|dəˈmɔɪn|place
Illinois|ˌɪlɪˈnɔɪ|place
Baton Rouge|ˌbætənˈɹuːʒ|place
Boise|ˈbɔɪsi|place
Tucson|ˈtuːsɒn|place
Yosemite|joʊˈsɛmɪti|place
La Jolla|ləˈhɔɪə|place
San Jose|ˌsænhoʊˈzeɪ|place
San José|ˌsænhoʊˈzeɪ|place
Ojai|ˈoʊhaɪ|place
Tahoe|ˈtɑːhoʊ|place
Puyallup|pjuːˈæləp|place
Yakima|ˈjækɪmə|place
Willamette|wɪˈlæmɪt|place
Poughkeepsie|pəˈkɪpsi|place
Schenectady|skəˈnɛktədi|place
Skaneateles|ˌskæniˈætləs|place
Schuylkill|ˈskuːkəl|place
Wilkes-Barre|ˈwɪlksˌbæɹi|place
Haverhill|ˈheɪvɹɪl|place
Leominster|ˈlɛmɪnstəɹ|place
Natick|ˈneɪtɪk|place
Mackinac|ˈmækɪnɔː|place
Sault Ste. Marie|ˌsuːseɪntməˈɹiː|place
Natchitoches|ˈnækɪtəʃ|place
Lafayette|ˌlɑːfiˈɛt|place
Terre Haute|ˌtɛɹəˈhoʊt|place
Kauai|ˈkaʊaɪ|place
Lahaina|ləˈhaɪnə|place
Québec|kəˈbɛk|place
Saskatchewan|səˈskætʃəwən|place
Iqaluit|iˈkæluɪt|place
Nunavut|ˈnuːnəvuːt|place
Wagga Wagga|ˌwɒɡəˈwɒɡə|place
Uluru|ˌuːləˈɹuː|place
Aotearoa|aʊˌtɛəˈɹoʊə|place
Whangarei|ˌfɑːŋəˈɹeɪ|place
Kiribati|ˈkɪɹɪbæs|place
Nauru|naˈuːɹuː|place
Hyundai|ˈhʌndeɪ|brand
Peugeot|ˈpuːʒoʊ|brand
Renault|ɹəˈnoʊ|brand
Citroën|ˈsɪtɹoʊɛn|brand
Volkswagen|ˈvoʊksvɑːɡən|brand
Bugatti|buːˈɡɑːti|brand
Škoda|ˈʃkoʊdə|brand
Stellantis|stəˈlæntɪs|brand
Huawei|ˈhwɑːweɪ|brand
Xiaomi|ʃaʊˈmiː|brand
Weibo|ˈweɪboʊ|brand
Temu|ˈtiːmuː|brand
Shein|ˈʃiːɪn|brand
Asus|ˈeɪsuːs|brand
Hermès|ɛɹˈmɛz|brand
Givenchy|ʒiːvɒnˈʃiː|brand
Balenciaga|bəˌlɛnsiˈɑːɡə|brand
Louis Vuitton|ˌluːiviˈtɒn|brand
Vuitton|viˈtɒn|brand
Yves Saint Laurent|ˌiːvsænlɔːˈɹɑːn|brand
Saint Laurent|ˌsænlɔːˈɹɑːn|brand
Lacoste|ləˈkɒst|brand
Chanel|ʃəˈnɛl|brand
Versace|vəɹˈsɑːtʃeɪ|brand
Bulgari|ˈbʊlɡəɹi|brand
Bvlgari|ˈbʊlɡəɹi|brand
Dolce|ˈdoʊltʃeɪ|brand
Gabbana|ɡəˈbɑːnə|brand
Zegna|ˈzɛnjə|brand
Loewe|loʊˈɛveɪ|brand
Hublot|uːˈbloʊ|brand
Cartier|ˌkɑːɹtiˈeɪ|brand
Nestlé|ˈnɛsleɪ|brand
Nestle|ˈnɛsleɪ|brand
L'Oréal|ˌlɔːɹiˈæl|brand
L'Oreal|ˌlɔːɹiˈæl|brand
Lancôme|lɑːnˈkoʊm|brand
Clarins|klæˈɹæn|brand
Danone|dəˈnoʊn|brand
Evian|ˈɛviɒn|brand
Carrefour|ˌkæɹəˈfʊɹ|brand
Auchan|oʊˈʃɑːn|brand
Michelin|ˈmɪʃəlɪn|brand
Société Générale|soʊsiˌeɪteɪʒɛneɪˈɹɑːl|brand
Crédit Agricole|kɹeɪˌdiːæɡɹiˈkoʊl|brand
Deutsche Bank|ˌdɔɪtʃəˈbæŋk|brand
Allianz|ˈæliənts|brand
Siemens|ˈsiːmənz|brand
Thyssenkrupp|ˈtɪsənkɹʊp|brand
ThyssenKrupp|ˈtɪsənkɹʊp|brand
Braun|bɹaʊn|brand
Aldi|ˈældi|brand
Haribo|ˈhæɹɪboʊ|brand
Adidas|ˈædɪdɑːs|brand
Mercedes|məɹˈseɪdiz|brand
Banco Santander|ˌbæŋkoʊˌsɑːntɑːnˈdɛɹ|brand
Novartis|noʊˈvɑːɹtɪs|brand
Roche|ɹoʊʃ|brand
Wegovy|wɪˈɡoʊvi|brand
Ørsted|ˈɜːɹstɛd|brand
Givaudan|ˌʒiːvoʊˈdɑːn|brand
Libération|ˌliːbəɹɑːˈsjɔːn|institution
Die Zeit|diːˈtsaɪt|institution
Der Spiegel|dɛɹˈʃpiːɡəl|institution
Die Welt|diːˈvɛlt|institution
Süddeutsche Zeitung|ˌzuːddɔɪtʃəˈtsaɪtʊŋ|institution
Frankfurter Allgemeine|ˈfɹɑːŋkfʊɹtəɹˌɑːlɡəˈmaɪnə|institution
El País|ˌɛlpɑːˈiːs|institution
La Repubblica|ləɹɛˈpuːblɪkə|institution
Knesset|kəˈnɛsɛt|institution
Sejm|seɪm|institution
Bundeswehr|ˈbʊndəsvɛɹ|institution
Likud|liˈkuːd|institution
Hezbollah|ˌhɛzbəˈlɑː|institution
Hamas|hɑːˈmɑːs|institution
Taliban|ˈtɑːlɪbɑːn|institution
Mossad|məˈsɑːd|institution
Diwali|dɪˈwɑːli|feast
Chanukah|ˈhɑːnəkə|feast
Rosh Hashanah|ˌɹɒʃhəˈʃɑːnə|feast
Nowruz|noʊˈɹuːz|feast
Uyghur|ˈwiːɡʊɹ|people
Uyghurs|ˈwiːɡʊɹz|people
Uighur|ˈwiːɡʊɹ|people
Rohingya|ɹoʊˈhɪndʒə|people
Yazidi|jəˈziːdi|people
Inuit|ˈɪnjuɪt|people
Xhosa|ˈkoʊsə|people
Yoruba|ˈjɔːɹəbə|people
Quechua|ˈkɛtʃwə|people
Nahuatl|ˈnɑːwɑːtəl|people
Euskara|ˈjuːskəɹə|people
açaí|ˌɑːsɑːˈiː|food
acai|ˌɑːsɑːˈiː|food
aioli|aɪˈoʊli|food
arancini|ˌæɹənˈtʃiːni|food
arugula|əˈɹuːɡələ|food
baklava|ˈbɑːkləvə|food
banh mi|ˌbɑːnˈmiː|food
béchamel|ˌbeɪʃəˈmɛl|food
beignet|bɛnˈjeɪ|food
beignets|bɛnˈjeɪz|food
bolognese|ˌboʊlənˈjeɪz|food
bouillabaisse|ˌbuːjəˈbeɪs|food
bouillon|ˈbʊljɒn|food
boudin|ˈbuːdæn|food
bruschetta|bɹuˈskɛtə|food
cacio e pepe|ˌkɑːtʃoʊeɪˈpɛpeɪ|food
cannoli|kəˈnoʊli|food
caprese|kəˈpɹeɪzeɪ|food
ceviche|səˈviːtʃeɪ|food
churro|ˈtʃʊɹoʊ|food
churros|ˈtʃʊɹoʊz|food
ciabatta|tʃəˈbɑːtə|food
cioppino|tʃəˈpiːnoʊ|food
confit|kɒnˈfiː|food
coq au vin|ˌkoʊkoʊˈvæn|food
crème brûlée|ˌkɹɛmbɹuːˈleɪ|food
crème fraîche|ˌkɹɛmˈfɹɛʃ|food
creme fraiche|ˌkɹɛmˈfɹɛʃ|food
crêpe|kɹeɪp|food
crêpes|kɹeɪps|food
croissants|kwɑːˈsɑːnz|food
croquette|kɹoʊˈkɛt|food
daikon|ˈdaɪkɒn|food
dashi|ˈdɑːʃi|food
edamame|ˌɛdəˈmɑːmeɪ|food
farro|ˈfæɹoʊ|food
focaccia|foʊˈkɑːtʃə|food
foie gras|ˌfwɑːˈɡɹɑː|food
fromage|fɹoʊˈmɑːʒ|food
gazpacho|ɡəˈspɑːtʃoʊ|food
gnocchi|ˈnjɒki|food
gochujang|ˌɡoʊtʃuˈdʒɑːŋ|food
Gruyère|ɡɹuˈjɛɹ|food
gyros|ˈjiːɹoʊz|food
gyoza|ɡiˈoʊzə|food
haricots|ˈæɹɪkoʊ|food
hors d'oeuvre|ɔːɹˈdɜːɹv|food
hors d'oeuvres|ɔːɹˈdɜːɹvz|food
injera|ɪnˈdʒɛɹə|food
jalapeño|ˌhɑːləˈpeɪnjoʊ|food
jalapeno|ˌhɑːləˈpeɪnjoʊ|food
jambalaya|ˌdʒʌmbəˈlaɪə|food
jicama|ˈhiːkəmə|food
kefir|kəˈfɪɹ|food
macaron|ˌmækəˈɹɔːn|food
macarons|ˌmækəˈɹɔːnz|food
maître d'|ˌmeɪtɹəˈdiː|food
maraschino|ˌmæɹəˈskiːnoʊ|food
marinara|ˌmæɹəˈnæɹə|food
mascarpone|ˌmɑːskɑːɹˈpoʊneɪ|food
matcha|ˈmɑːtʃə|food
mezcal|mɛsˈkæl|food
meze|ˈmɛzeɪ|food
mochi|ˈmoʊtʃi|food
mole poblano|ˌmoʊleɪpoʊˈblɑːnoʊ|food
niçoise|niːˈswɑːz|food
paella|paɪˈɛlə|food
pain au chocolat|ˌpænoʊˌʃɒkəˈlɑː|food
paneer|pəˈnɪɹ|food
pâté|pɑːˈteɪ|food
phở|fʌ|food
pho|fʌ|food
polenta|pəˈlɛntə|food
porcini|pɔːɹˈtʃiːni|food
posole|pəˈzoʊleɪ|food
pozole|pəˈzoʊleɪ|food
prosciutto|pɹəˈʃuːtoʊ|food
provolone|ˌpɹoʊvəˈloʊni|food
quinoa|ˈkiːnwɑː|food
ragù|ɹæˈɡuː|food
rémoulade|ˌɹeɪməˈlɑːd|food
Riesling|ˈɹiːzlɪŋ|food
Rioja|ɹiˈoʊhɑː|food
rosé|ɹoʊˈzeɪ|food
sake bar|ˌsɑːkiˈbɑːɹ|food
saké|ˈsɑːki|food
sashimi|sɑːˈʃiːmi|food
sauté|soʊˈteɪ|food
sautéed|soʊˈteɪd|food
seitan|ˈseɪtæn|food
soufflé|suˈfleɪ|food
sous vide|ˌsuːˈviːd|food
stracciatella|ˌstɹɑːtʃəˈtɛlə|food
tagliatelle|ˌtæljəˈtɛli|food
tagine|tɑːˈʒiːn|food
tahini|təˈhiːni|food
tapas|ˈtɑːpəs|food
tomatillo|ˌtoʊməˈtiːoʊ|food
tzatziki|tsɑːtˈsiːki|food
vichyssoise|ˌviːʃiˈswɑːz|food
wagyu|ˈwɑːɡjuː|food
yerba mate|ˌjɛɹbəˈmɑːteɪ|food
zucchini|zuˈkiːni|food
à la carte|ˌɑːləˈkɑːɹt|loan word
a cappella|ˌɑːkəˈpɛlə|loan word
ad nauseam|ˌædˈnɔːziəm|loan word
angst|ɑːŋkst|loan word
après-ski|ˌɑːpɹeɪˈskiː|loan word
avant-garde|ˌævɒnˈɡɑːɹd|loan word
belles-lettres|ˌbɛlˈlɛtɹə|loan word
Bildungsroman|ˈbɪldʊŋzɹoʊˌmɑːn|loan word
blasé|blɑːˈzeɪ|loan word
bon vivant|ˌbɒnviˈvɑːn|loan word
camaraderie|ˌkɑːməˈɹɑːdəɹi|loan word
carte blanche|ˌkɑːɹtˈblɑːnʃ|loan word
cause célèbre|ˌkɔːzsəˈlɛb|loan word
chaise longue|ʃɛzˈlɔːŋ|loan word
chauffeur|ʃoʊˈfɜːɹ|loan word
cloisonné|ˌklɔɪzəˈneɪ|loan word
cognoscenti|ˌkɒnjəˈʃɛnti|loan word
concierge|ˌkɒnsiˈɛɹʒ|loan word
connoisseur|ˌkɒnəˈsɜːɹ|loan word
coup|kuː|loan word
coups|kuːz|loan word
coup d'état|ˌkuːdeɪˈtɑː|loan word
coup de grâce|ˌkuːdəˈɡɹɑːs|loan word
croupier|ˈkɹuːpieɪ|loan word
dachshund|ˈdɑːkshʊnd|loan word
décor|deɪˈkɔːɹ|loan word
décolletage|ˌdeɪkɒlˈtɑːʒ|loan word
déjà vu|ˌdeɪʒɑːˈvuː|loan word
deja vu|ˌdeɪʒɑːˈvuː|loan word
denouement|ˌdeɪnuˈmɑːn|loan word
dénouement|ˌdeɪnuˈmɑːn|loan word
double entendre|ˌduːblɑːnˈtɑːndɹə|loan word
en masse|ɑːnˈmæs|loan word
en route|ɑːnˈɹuːt|loan word
ennui|ɑːnˈwiː|loan word
entrée|ˈɑːntɹeɪ|loan word
entrepreneur|ˌɑːntɹəpɹəˈnɜːɹ|loan word
entrepreneurs|ˌɑːntɹəpɹəˈnɜːɹz|loan word
ersatz|ˈɛɹzɑːts|loan word
feng shui|ˌfʌŋˈʃweɪ|loan word
fin de siècle|ˌfændəsiˈɛklə|loan word
force majeure|ˌfɔːɹsmæˈʒɜːɹ|loan word
haute couture|ˌoʊtkuˈtʊɹ|loan word
haute cuisine|ˌoʊtkwɪˈziːn|loan word
hoi polloi|ˌhɔɪpəˈlɔɪ|loan word
hygge|ˈhuːɡə|loan word
imam|ɪˈmɑːm|loan word
ingénue|ˈænʒənuː|loan word
joie de vivre|ˌʒwɑːdəˈviːvɹə|loan word
junta|ˈhʊntə|loan word
laissez-faire|ˌlɛseɪˈfɛɹ|loan word
leitmotif|ˈlaɪtmoʊˌtiːf|loan word
machismo|mɑːˈtʃiːzmoʊ|loan word
mea culpa|ˌmeɪəˈkʊlpə|loan word
mêlée|ˈmeɪleɪ|loan word
ménage à trois|meɪˌnɑːʒɑːˈtɹwɑː|loan word
métier|ˈmeɪtjeɪ|loan word
mise en scène|ˌmiːzɑːnˈsɛn|loan word
naïve|naɪˈiːv|loan word
naive|naɪˈiːv|loan word
naïveté|ˌnaɪiːvˈteɪ|loan word
noblesse oblige|noʊˌblɛsoʊˈbliːʒ|loan word
oeuvre|ˈʊvɹə|loan word
œuvre|ˈʊvɹə|loan word
papier-mâché|ˌpeɪpəɹməˈʃeɪ|loan word
papier-mache|ˌpeɪpəɹməˈʃeɪ|loan word
per se|pəɹˈseɪ|loan word
pied-à-terre|piˌeɪdəˈtɛɹ|loan word
prêt-à-porter|ˌpɹɛtəpɔːɹˈteɪ|loan word
prima facie|ˌpɹaɪməˈfeɪʃə|loan word
protégé|ˈpɹoʊtəʒeɪ|loan word
protégés|ˈpɹoʊtəʒeɪz|loan word
raison d'être|ˌɹeɪzɔːnˈdɛtɹə|loan word
rapprochement|ˌɹæpɹɒʃˈmɑːn|loan word
realpolitik|ɹeɪˈɑːlpɒlɪˌtiːk|loan word
Realpolitik|ɹeɪˈɑːlpɒlɪˌtiːk|loan word
rendezvous|ˈɹɑːndeɪvuː|loan word
sang-froid|ˌsɑːŋˈfɹwɑː|loan word
savoir-faire|ˌsævwɑːɹˈfɛɹ|loan word
séance|ˈseɪɑːns|loan word
silhouette|ˌsɪluˈɛt|loan word
soiree|swɑːˈɹeɪ|loan word
tête-à-tête|ˌteɪtəˈteɪt|loan word
touché|tuːˈʃeɪ|loan word
tsar|zɑːɹ|loan word
vis-à-vis|ˌviːzəˈviː|loan word
vis-a-vis|ˌviːzəˈviː|loan word
Weltanschauung|ˈvɛltɑːnʃaʊʊŋ|loan word
Weltschmerz|ˈvɛltʃmɛɹts|loan word
wunderkind|ˈvʊndəɹkɪnd|loan word
zeitgeist|ˈtsaɪtɡaɪst|loan word
Zeitgeist|ˈtsaɪtɡaɪst|loan word
Zugzwang|ˈtsuːktsvɑːŋ|loan word
Shia LaBeouf|ˈʃaɪələˈbʌf|loan word
"""
