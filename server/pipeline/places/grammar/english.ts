// English words beside places' names, by what they do there.
import type { Words } from './grammar.ts'

export const ENGLISH: Words = {
  articles: 'the a an',
  in: 'in at near into inside outside around across throughout via through within off over above toward towards northern southern eastern western central north south east west northeast northwest southeast southwest northeastern northwestern southeastern southwestern rural downtown neighbouring neighboring upper lower',
  of: 'of',
  from: 'from',
  to: 'to for',
  on: 'on upon',
  between: 'between',
  beside: 'with against by versus than like',
  opening:
    'that unless if when while because after before but although though since until as whether and which who said says saying what how why',
  institutions:
    'university bank club team college institute academy hospital museum museums library orchestra archdiocese bishop church cathedral chamber council federation association fc cup',
  offices:
    'police court parliament king queen emir sultan president prime minister ministers governor mayor ambassador envoy chancellor crown prince sheikh archbishop secretary diplomat diplomats leader leaders ruler',
  acting:
    'government governments army military forces troops police president prime minister ministers ministry ambassador parliament officials official authorities regime jets warplanes foreign state defense defence intelligence air navy leader leaders role envoy delegation spokesman spokeswoman decision policy support aid embassy veto plan plans offer proposal threat threats position economy central bank team diplomacy interests backing warning claim claims response demand demands coastguard parliamentarians',
  dealings:
    'sanctions relations ties tensions pressure embargo tariffs talks agreement deal treaty dispute accused accuses accusing accuse blamed blames blaming condemned condemns condemn urged urges urge warned warns warn thanked asked asks called support supports supporting backed backs criticised criticized criticises told tells invited invites pressed ally allies rival rivals rivalry war isolate isolated lost loses losing',
  attacks:
    'strike strikes airstrike airstrikes raid raids attack attacks bombardment shelling offensive invasion drones missiles',
  sites:
    'capital city cities town coast port border borders village villages suburb suburbs outskirts airport province region district centre center north south east west northern southern eastern western airspace waters streets countryside area areas part parts residents mountains hills parish neighbourhood neighborhood square road highway shore shores territory soil frontline front people heart edge half rest bay gulf island islands coastline inside',
  happenings:
    'war crisis conflict elections election earthquake quake floods flooding flood wildfires wildfire fires protests protest violence blast blasts explosion clashes attack attacks bombing shooting talks summit conference visit drought famine coup ceasefire fighting siege unrest riots storm crash outbreak evacuation referendum hosts hosted',
  hit: 'hit hits struck strikes strike shook shakes rocked rocks entered enters invaded invades invade visited visits visit visiting left leaves leaving reached reaches reach bombed bombs shelled shells pounded pounds swept sweeps devastated flooded ravaged besieged captured seized crossed stormed attacked attacks toured fled flee fleeing battered hitting striking',
  said: 'said says say has have had is was will would accused accuses accuse denied denies urged urges announced announces vowed vows condemned condemns rejected rejects warned warns wants hopes agreed agrees signed signs launched launches imposed imposes recalled recalls expelled expels summoned summons called calls insists insisted plans offered offers sent sends bought buys sold sells banned bans refused refuses asked asks did does may must could should also backs backed supports replied responded dismissed welcomed praised confirmed pledged promised',
  origins:
    'grew grown studied trained settled lived moved born raised native educated studied studying graduated hails hailed',
  trade:
    'oil gas wheat grain exports export exported exporting imports import imported buy buys buying bought sell sells selling buyers traders sales supplies purchases prices tonnes barrels copper steel coffee cocoa cotton fruit goods cargo cargoes shipments',
  people:
    'exhibitors participants volunteers medics engineers companies firms scientists observers runner runners athlete athletes film films writers delegation delegates visitors workers refugees migrants tourists journalists students experts doctors team teams fighters immigrants players officials businessmen investment investments help aid support funding money loans investors people men women children families passengers curators musicians artists traders dealers musician artist curator passenger tourist visitor nationals citizens',
  sport:
    'match beat goal goals striker league fixture kick-off penalty defeated semi-final quarter-final coach season tournament draw',
  routes: 'road route flight flights highway motorway train trains railway ferry border pipeline bus buses way',
  onto: 'on against',
  asking:
    'asked asks ask requested requests urged urges sought seeks appealed asking requesting urging pressing begged',
  moved:
    'taken carried ferried airlifted transferred moved moving shipped smuggled smuggling trafficked sent sending send dispatched despatched drove driven drive bound headed heading travelled traveled travelling flown flew deported extradited exported diverted rerouted returned fled flee fleeing escaped relocated evacuated transported brought hauled sailed sailing set delivered leading rushed airlifting trucked taking carrying walking walked bussed redirected marched migrate migrated repatriated supplied loaded shipments shipment dispatching ferrying swam crossing',
  came: 'came come comes coming arrived arriving arrive imported originating originated crossed flown hailing native originally descended trucked',
  left: 'evacuated fled fleeing flee displaced withdraw withdrew withdrawal withdrawing retreat retreated driven expelled pulled rescued banned barred looted stolen seized kidnapped abducted recovered missing',
  parts:
    'miles kilometres kilometers km metres meters away far hour hours minutes smoke reports footage images pictures parts part residents',
  speakers:
    'analyst analysts trader traders exporter exporters importer importers economist economists broker brokers investor investors strategist strategists diplomat diplomats dealers dealer embassy embassies consulate consulates lawyer lawyers expert experts bankers banker pundits observers campaigners businessmen academics academic scholars scholar researchers researcher refiners refiner buyers retailers',
  seats:
    'museum museums library gallery archive archives institute laboratory lab think-tank headquarters office offices newspaper newspapers broadcaster firm company hospital hospitals clinic account accounts bank banks firms companies businesses embassies charity university newsroom studio ministry mission',
  remarks:
    'speaking reporters journalists interview interviewed briefing remarks spoke statement lecture told telling tweeted addressing',
  dwelling:
    'lives lived living resides residing resident based exiled exile plays trains trained training studied studying works written composed painted carved teaches taught settled born headquartered employed enrolled teaching retired lectures',
  subjects: 'question issue file views position policy stance future status fate',
  forces:
    'troops soldiers warship warships destroyer destroyers carrier fleet navy frigate frigates forces jets peacekeepers battalion brigade reinforcements',
  visits:
    'president premier minister ministers chancellor secretary king queen pope envoy envoys delegation talks visit summit leader leaders diplomat mediators negotiators',
  officials: 'official officials authorities',
  met: 'met meet meets meeting with',
}
