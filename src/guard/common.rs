//! Surnames and first names that are words of their own too, in Dutch and in English. As a part of a
//! name such a word counts with a capital only: `Vos` names, `een vos` does not.

/// Without case or accents, with a space between them.
const COMMON: &str = "\
    aart akker amber appel april baan bak baker bakker bal balk bank bas beek beer bell berg best \
    bil bill bisschop black blad blank bloem blok boer bon bonte boom boon bos bosch bouw bouwman \
    brand breed brink broek brouwer brown brug bruin buis buur carter chase christian church clerk \
    cook dag dam dawn day dean dekker dijk dik does donker door draaijer draak duif duin eend els \
    engel faith feest field fisher fleur fox frank french geel ger goed goud graaf grace graf \
    grant gray green groen groot groote grote haak haan haas hage hak hall hart haven heer hein \
    hek held hem hert heuvel hill hoek hof hond hoop hoorn hope houtman huis hunt iris ivy jager \
    jas jet jong jonge joy june kaars kamp kant karel kat keizer kerk king klaver klein kleine \
    klok knight knop koe kok kolk koning koper korf kort kraan kramer krans kroon kuiper kwaad \
    kwast laan lam land lang lange leeuw lente lily linde linden long loos loper maan maat major \
    mann mark mast mat may meer mees meester mei melk mer merel mes meter mier min mol molen mond \
    mooi moor muis mulder mus nacht nagel nieuw noord olive oost oud oude ouden page park pen \
    penning pier plank plant pool poort pot price prins put raaf raap ram rand reed rice ring rob \
    robin rood roos rose rust sap schaap schaar schaft schenk schilder schipper schoen schoon \
    schout sharp short slager slim slot smal smit snel snoek snow spaan spits staal stam stap \
    steen ster sterk stil stok stone stoop storm straat street stroom summer tak taylor timmer \
    timmerman toren trap troost tuin turner vaart valk van vat veen veer veld velde verf vink vis \
    visser vlag vlieger vliet vogel vos vriend vries vroom waal wagenaar walker wand ward water \
    weber weg wei weide west white wiel wijk wijn wil wilde will wind winter wit witte woerd wolf \
    wood young zand zee zeeman zegers zilver zomer zon zonder zuid zwaan zwager zwart";

/// Whether a word, without case and accents, is one in its own right.
pub fn is_common(word: &str) -> bool {
    COMMON.split(' ').any(|known| known == word)
}
