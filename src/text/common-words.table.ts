/**
 * Words that tell one story from another badly, by the share of news articles they stand in. An empty
 * database knows no frequencies, and a young one knows wrong ones; this table is what it starts from.
 * Lower case. A class is an order of magnitude, set by hand and by counting in general news texts; names of
 * places, companies and fields were added by hand. A word that is not here is taken as rare.
 */
export const COMMON_WORDS: readonly { readonly share: number; readonly words: string }[] = [
  {
    // In every third text or more: function words (English, German, Spanish, French).
    share: 0.4,
    words: `
a ab aber about after against ahora al algo all alle als also an and ante antes any are as así at auch
auf aunque aus aux avec año años back be because been before bei beim being bereits bien bis but by cada
can caso ce cette comme como con contra could cuando da damit dann dans das dass de del dem den der des
desde después did diese diesem dieser dijo do doch donde dos drei du durante durch día ein eine einem
einen einer eines el ella elle en entre er es esa ese eso esta estaba estado este estos está están et
even fait first for forma former from fue für gegen gibt gobierno gran ha habe haben había hace hacer
had han has hasta hatte have hay he her him his how ich if ihr ihre ihren ihrer il im immer in into is
ist it its jahr jahre jetzt just kann keine können la las last le les leur like lo made mais may mehr
menos mi mismo mit more most mundo muss muy más müssen nach nada neue neuen new ni nicht no noch nos not
nous now nueva nuevo nur o oder of off on one only ont or other otra otro otros out over par para parte
pas país people pero poco por porque puede que qui qué sagte said schon se según sei sein seine seinen
seiner seit ser será ses she should si sich sido sie siempre sin since sind so sobre soll some sont su
such sur sus sí sólo también tan tanto te than that the their them then there they this three tiempo
tiene time to todo todos told tout tres two um una unas und under une uno unos unter up us vez vida vom
von vor vous waren was we week wenn werden were what when which while who wie wieder will wir wird with
worden world would wurde wurden y ya year years yo you zu zum zur zwei zwischen él été être über
`,
  },
  {
    // About every tenth.
    share: 0.1,
    words: `
able abril according account across action added además afternoon again ago agosto ahead allerdings
almost already although always am american among angaben announced another anuncia anunció anything
appeared april around aseguró asked attempt august away ayer bad based became become began behind
believe bericht berichtet best better between big biggest billion both britain british brought
bundesregierung business call called came cent change chef chief ciento clear clientes close come comes
compañía country course current dabei darüber daten datos day days dazu deal december decision
desarrolladores described deshalb despite details deutsche deutschen deutschland dezember diciembre
dienstag different director does doing dollar dollars domingo done donnerstag down due during dólares
each earlier early eight ejecutivo eleven empresa empresas end enero entwickler erstmals españa est etwa
euro euros evening ever every expected explicó face fact family far febrero februar february few fight
financial find firma five following forscher found four free freitag friday full further future gave
gestern get give given gmt go going good got great group guardian half hand hard having head heard
hearing held help here hersteller heute high himself history hit home hours house however hoy hundred
including informó inteligencia intelligenz international interview investigadores involved januar
january jueves juli julio july june juni junio key ki know known konzern kunden könnte künstliche lanza
lanzamiento later latest laut least leave led left less let life likely little london long look looking
lost lot lunes mai major make making man many march mark markt martes marzo mayo mañana me media meeting
men mercado mes mientras might milliarden million millionen millones mitteilte mittwoch miércoles modell
modelle modelo modelos moment monat monday money montag month months morgen morning move much must my
märz name national need never news next night nine november noviembre number nutzer october octubre
office officials oktober old once open order others our outside own part party past per percent personal
place point political possible post pound pounds power presidente press pressure process prozent public
put question rather re real really received recent recently record released report reported reports
return right role run rund running sagt same samstag saturday saw say saying says second secretary see
seen semana september septiembre serious service set seven several señaló show six small sollen
something sonntag sowie sowohl stand start state statement states still story strong sunday support
system sábado take taken taking team tecnología teilte ten these things think those though thought
thousand through thursday times today tomorrow too took top tras trillion trying tuesday tv twelve uhr
uk united unternehmen until use used using usuarios ve versión very viernes want wanted way wednesday
weeks weiter weitere weiteren well went where whether white whose why within without woche woman women
work yesterday yet york your zudem
`,
  },
  {
    // About every thirtieth: words of the whole field, countries, the best-known companies.
    share: 0.035,
    words: `
ability abuse accept accepted access accounts accusations accused acquire acquired acquires acquisition
act acting actions actually adding address admitted advertisement affair affairs africa african age
agency agent agents agreed agreement ai air allegations alleged allegedly allow allowed alone along
alongside alphabet altman amazon america americans amid amount android announce announcement announces
answer anthropic anti antitrust anyone apart api app apparently appeal appear appearance appears apple
application approach apps area areas argue argued arrest arrested arrived article artificial asia asian
ask asking assistant associated attack attacked attacks attempted attention attorney australia
australian author authorities authority autonomous available average avoid bank basis battle bbc
becoming begin beginning beijing believed believes benchmark benchmarks beyond bid bill bit black blog
blue board body book born break bring bringing broadcast broke broken browser brussels building built
buy california calling calls campaign canada canadian capabilities capital car care career carried case
cases cash cast caught cause caused celebrity center centers central centre ceo certain certainly
challenge chance changed channel character charge charged charges chatbot chatbots chatgpt children
china chinese chip chips choice city civil claim claimed claiming claims class claude clean clearly
click client closed cloud code coding cofounder coming comment comments commission committed committee
common community companies company compared competition complex compute computing concern concerned
concerns conditions conference confirmed consider considered conspiracy contact content continue
continued continues control controversial controversy convicted copyright cost costs countries couple
court cover coverage create created creating creators crime crimes criminal crisis criticised criticism
cross crowd culture currently customer customers cut cybersecurity daily dark data date daughter dead
death debate decade decide decided deep deeply defence demand denied denies department designed detail
developer developers development device devices died difficult digital direct directly discuss dismissed
district documents door double doubt drama drawn dropped easy economic editor editors effect effort
efforts either election else elsewhere email emerged ended energy engine engineer engineering engineers
england english enough ensure entered enterprise entire especially eu europe european event events
eventually everyone everything evidence exactly example exchange executive expect experience experts
explain expressed extraordinary extremely eye eyes facebook faced faces facing failed failure fair fall
false famous fans fast favour favourite fear feature features federal feel fell fellow felt female fifth
fighting figure figures filed film final finally fine fire firm focus follow followed force forced
forces foreign form forward founder fourth france french fresh friend friends front fund funding game
games gemini general generative german germany gets getting github giving global goes gone google
government gpt grand greater greatest ground groups growing growth guilty guy hacker hackers handed
hands happen happened happy hardly hardware health hear heart helped herself higher highly hold holding
hope hopes hour huge human hundreds idea illegal image images immediately impact important include
included includes increasingly indeed independent india indian indicated individual industry inference
influence information initially innocent inquiry inside insisted instead intel intelligence intended
interest interests internet investigating investigation investor investors involvement involving iphone
iran iranian iraq iraqi ireland irish israel israeli issue issued issues italian italy itself jail japan
japanese job jobs join joined journalist journalists judge judges judgment jury justice keep kept killed
kind knew knowledge korea korean labour lack language large largely late launch launched launches
launching law lawsuit lawyer lawyers lead leader leaders leadership leading learning leaving legal
letter level light limited line links list live lives living ll local longer looked looks lose losing
loss love low lower machine magazine main makes managed management manager market markets matter mean
means meant meanwhile meet member members message met meta mexican mexico microsoft mid middle millions
mind minister minute minutes mobile model models moscow mother moved movement moving musk named nation
nato natural near nearly necessary needed needs neither network networks newsletter newspaper newspapers
newsroom non none nor north nothing nvidia offer offered officer officers official often online openai
opened opening operation opinion opportunity opposition ordered organisation original page paid paper
paris particular particularly partner partners partnership passed pay performance perhaps period person
phone phones photo physical picture piece placed plan planned planning plans platform platforms play
played playing plea pm pointed points police policy politics poor popular position possibility possibly
posted potential powerful pre prepared present president prevent previous previously pricing prime
prison privacy private pro probably problem problems proceedings product products professional profile
programme programming promised prosecution prosecutor prosecutors protect protection prove proved
provide provided publicly published pulled putting questioned questioning questions quickly quite race
radio raise raised raises ran range reach reached reaction read ready reality reason reasons red
referred refused regulation regulator regulators regulatory rejected relationship release releases
remain remains repeatedly replied reportedly reporter reporters reputation request required research
researcher researchers reserved respect response responsibility responsible rest result returned
revealed revenue review rich richard rights rise risk rival robot robotics robots room round row rule
ruled rules ruling rumours runs russia russian safety scale scandal scene scheduled school science
scientists scotland scottish search secret security seek seeking seem seemed seems self semiconductor
send senior sense sent sentence series seriously serve served server servers services serving share
shares short showed showing shown shows side sign signed significant similar simply single sitting
situation smartphone social society software someone sometimes soon sought sound source sources south
spain spanish speaking special speculation spend spent spoke spokesman staff stage standing star stars
started startup startups stated statements status stay step steps stock stood stop stories street style
subject subscribe subscription success successful suffered suggest suggested suit summer supported
supporters sure surprise syria syrian systems takes talk talking talks tech technologies technology
television tell telling term terms tesla test testimony text thanks themselves thing thinking third
thousands threat threatened throughout together tool tools total towards town track trade training
treated treatment trial tried trouble true truth try turkey turkish turn turned twice twitter ukraine
ukrainian un understand union university unlikely unprecedented update updated updates upon usa user
users valuation value various vast vehicles version via vice victim victims victory video view violence
violent visit vulnerabilities vulnerability waiting wake wales wall wants war warned washington watch
watching water ways wearing web website weekend welsh west whatever whole whom widely wife win windows
winning wish witness wo won word words worked workers working works worse worst worth writer writing
written wrong wrote yes young youtube
`,
  },
  {
    // About every seventieth.
    share: 0.014,
    words: `
tribunal supremo sentencia jueces juez demanda multa gericht urteil richter klage bundesgerichtshof
abortion above abroad absence absolutely accusation accuses accusing achieve achieved acknowledged acted
active activities actor actress acts ad add addition additional adds administration admit adobe advance
advanced advantage advice adviser affected afghan afghanistan afraid aged agencies agenda aggressive
agree aid aim aimed airbnb airport alberta album alcohol alexa algeria alibaba alive allegation alleges
allowing allows alternative ambassador amd amp amsterdam analysis analysts angeles anger angry animals
announcing annual anonymous answers anywhere apologise apology apparent appealed appeals appearing
applied apply appointed approached appropriate approval approved arab arabia argentina argentine argues
arguing argument arguments arizona arm armed arms army arrival art artist artists aside asks assault
assistance association assured astronaut astronauts athens athlete athletes atlantic attempting attempts
attend attended attracted audience austria austrian autumn avoiding awaiting award awards aware aws
azure baby backed background backing badly bag baidu balance ballot ban band bangladesh banks banned bar
barcelona barely bars base baseball basketball bavaria bear beat beaten beating beautiful becomes bed
begins begun behalf behaviour belgian belgium belief below benefit benefits berlin bezos biden bigger
biology bishop bitcoin blair blame blamed blaze block blockchain blood bloomberg blow bodies bolivia
bomb bombing books boost border boss boston bottom bought box boy brain brand brazil brazilian breaking
brief briefly brilliant brings broad bronze brooklyn brother brown budapest budget build bulgaria bunch
bundestag bush businessman buying bytedance cairo calm cambridge camera cameras cameron camp campaigns
cancer candidate candidates capable capacity card carefully carolina carry carrying cars catalonia catch
category causes causing ceasefire celebrated cell cells century chairman challenged challenges champion
champions championship championships chancellor chances changes changing charity check chemistry chicago
child chile chilean choose chose chosen church circumstances cited citing cleared climate clinton
closely closer closest closing club coach coalition collaboration collapse colleague colleagues colombia
colombian colorado combined commentators commit commitment communications comparison compelling
competitive complaint complaints complete completed completely concerning concert concluded conclusion
condemned condition conduct conducted confidence confident confirm conflict confusion congress
congressional connection consequences conservative considerable considering consistently constant
context continuing contract contrary contributions controlled convention conversation conviction
convinced copilot copy core corner corporate corporation correct council counsel count counter counts
courtroom courts crash crashed credibility credit cricket critical critics croatia crucial crypto cuba
cuban cup custody cuts czech dallas damage damaged damages damaging danger dangerous danish dealing
deals decades deciding decisions declared decline declined dedicated deepmind deepseek defeat defend
defendants defended defending delay delayed delhi deliver delivered delivery demanded demanding demands
democrat democratic democrats demonstrators denmark denver deny departure deputy describe describing
desire desperate destroyed detailed detained determined detroit devastating developed developments dies
difference difficulties dinner diplomat diplomatic diplomats directed direction directors dirty
disappointed disappointing disaster discovered discovery discussed discussion discussions disease
disgraced display dispute distance division dna doctor doctors documentary domestic dominated donations
doors doubts dozen dozens dr dramatic draw dream dressed drew drive driven driver drivers driving drop
drug drugs dubai dubbed dublin dutch duty earned earth earthquake ease easily east eat economy edge
edinburgh edition education effective effectively effects egypt egyptian elected elections electronic
element elements elite emails embassy embattled emerging emotional employees encouraged ending ends
enemies engaged enjoy enjoyed enormous enter entirely entitled environment episode equally equipment
equivalent era erdogan escape escaped essential establish established estimated ethiopia eve everybody
examination except exhibition exist existing exit expectations expecting expense expensive experienced
experiment expert explained explaining explanation explosion exposed express extended extent extra
extreme factor facts fail failing faith fallen falling fallout familiar families fan fashion fate father
feared fears featured featuring feeling feelings feels festival field file filled filmed films finals
finance finding findings finds finished finland finnish fired fit flat flight flood floods floor florida
flow fly flying focused followers follows food footage football forest forget formal formally formerly
forms formula forthcoming fortune fought foundation founded framework francisco fraud freedom frequently
friendly fully funded funds gain gained galaxy gallery gas gathered gathering gay gene generally
generation genes geneva genuine georgia ghana giant girl girlfriend girls gives glasgow goal goals god
gold golf governing governments gpu gpus granted greece greek green greeted grew grey grok grounds grown
guarantee guard guilt guitar guitarist gun guys hague hailed hair hall halt handful happening happens
harder hawaii headed heading headline headlines headquarters heads healthy heavily heavy hell helping
hero hidden hide highest hired hitting hockey holds holiday hollywood homes honest hong honour hoped
hoping hospital host hot hotel houston huawei hugely hungarian hungary hunt hurricane husband ibm
iceland ideas identified identify identity ignored ill illinois imagine immediate implications
importance impose imposed impossible impression improve incident income increase increased increasing
indiana individuals indonesia indonesian industrial influential informed initial injured injuries
innocence insists inspired instagram instance institute institutions intense intent intention interested
interesting internal intervention interviewed interviews introduced investigate investigated
investigations investigative investigators investment invited involve islamabad istanbul jailed jakarta
javascript jersey jerusalem jinping johnson joining joint jordan journal judicial kansas keen keeping
keeps kenya kiev kill killing kills king knowing knows kong kremlin kuwait kyiv laboratory laid land lap
laps larger largest latter laws lay leads league leaked learn learned leaves lebanese lebanon legs
length lengthy levels libel liberal libya libyan licence lie lied lies lift lifted likes limit lines
link linked linux lisbon listen literally lived liverpool llama llm llms locked lord los lots lucky
lucrative luxury lying macron madrid mainly maintain maintained majority maker malaysia malaysian manage
managing manchester manner marked marketing marks marriage maryland mass massachusetts massive match
material matters maximum maybe meaning measure measures medal medical meetings melbourne mental mention
mentioned mere merely merkel messages miami michigan milan miles military ministers minnesota minor
mirror miss missed missile missiles missing mission missouri mistake mistakes mistral mixed modern modi
moments momentum montreal mood moral morocco mostly motion moves movie movies multi multiple mumbai
munich murder museum music myanmar myself nadella nairobi names narrative nasa native nature navy neck
negative neighbours nepal netanyahu netflix netherlands nevada nevertheless newly nice nigeria nigerian
nobody normal normally northern norway norwegian notably note noted notes notice notorious novel nuclear
numbers numerous obama observers obtained obvious obviously occurred odds offence offences offering
offers officially ohio oil olympic olympics ones ongoing ontario opens operate operating operations
opponents opposed opposite option options oracle orbit orders ordinary oregon organisations organised
originally oscar oslo otherwise ottawa outcome overall owned owner package packed pages pain painting
pair pakistan pakistani palestinian palestinians panel papers park parliament parliamentary parties
partly parts pass passing path patients paying payment peak penalty pending pennsylvania pentagon
perfect permanent permission personality personally persuade peru philippine philippines photographs
photos phrase physics pichai pick picked pictures places planet planets plant player players plays
pleaded please plenty plus pointing poland polish politically politician politicians pope population
portugal portuguese positions positive possession posting potentially powers pr practice practices
prague praise praised precisely preferred premier prepare preparing presence presented presidential
pretty price prices principal principle prior prisoner prisoners prix prize procedure proceed produce
producer producing production professor profit progress project promise promote prompted proof proper
properly property proposed prospect protected protest protesters protests proud proven providing
publication publicity publishing pull purpose pursue pursuing push pushed pushing putin puts python
qatar qualcomm quality quarter quebec queensland quick quiet quietly quit quoted qwen racing radical
raising rally ranging ranking rankings rape rapidly rare rarely rate reaching readers reading realise
realised reasonable receive receiving recognise recognised recorded records recovery reduce reduced
reference referendum referring reflect reform refugees refusal refusing regard regarded regarding regime
regional registered regret regular regularly related relating relations relatively relevant relief
religious reluctant remained remaining remarkable remember remove removed repeated replaced reporting
represent representative representatives represented representing republican republicans requested
require requires rescue resign resignation resigned resolution resources respectively respond responded
resulted results retired returning returns reuters reveal revelations reviews revolution risks rivals
river road rock rocket roll rolling romania romanian rome rose route royal rugby sad safe saga sales
salesforce samsung sanctions sat satellite saudi save saved scenes scheme scientist score scored screen
scrutiny season seat seattle section sector secure seeing seemingly sees selection selling senate
senator sending sensitive sentenced sentencing seoul separate serbia session sets setting settled
settlement severe sex shadow shame shanghai shape shared sharing sharp shenzhen shirt shock shocked
shocking shoot shooting shortly shot sides sight signs silence silicon silver similarly simple singapore
singer sir siri sister sit site size skills sky slightly slow smaller soccer softbank sold soldiers
solution somalia somebody somewhat son song songs sorry sort sounds space sparked speak species specific
specifically spectacular speech speed spending split spoken spokesperson spokeswoman sport sports spot
spotify spotlight spread spring squad square stadium stake stance standard standards stands starting
starts stating station stepped stick stockholm stone stopped storm straight strange strategy streets
strength stress strict strike string stripped stronger strongly struck struggle struggling stuck student
students study stuff subsequent subsequently substantial successfully successor suddenly sued suffering
suggesting suggestion suggests suicide summit sun supporting supposed supreme surely surprised
surprising surrounded surrounding survival survive survivors suspect suspected suspended suspicion
sustained sweden swedish swiss switzerland sydney sympathy table tackle taiwan taiwanese tale talent
talked target task tax teacher teachers teams techcrunch technical tehran telephone telescope tells
tencent tennessee tennis terrible territory testified testify tests texas thai thailand thank theatre
theory therefore thinks threatening threats threw throw thrown thus tie ties tiktok timing tiny tipped
tired title tokyo tories toronto tory totally touch tough tour tournament traditional traffic tragedy
travel travelling treaty trials trick trigger trip troops truly trump trust tsmc tune tunisia turning
turns type typically uae uber uganda ultimately unable uncertainty undermine understood unexpected
unfair unfortunately unique unit unknown unless unlike unusual upset urged usual usually utah vaccine
valley values vancouver vehicle venezuela venezuelan verdict vienna vietnam vietnamese viewed viewers
views virginia virus vision visited vital voice vote voted voters voting vowed vulnerable wait walk
walked walking warning wars warsaw watched wealth weight welcome welcomed western whatsapp wide wider
widespread wild willing window winner wins wisconsin witnesses wonder worker worldwide worried write
writers writes wrongdoing xai xi yemen yourself zealand zelensky zero zimbabwe zuckerberg zurich
`,
  },
  {
    // About every hundred-and-fiftieth.
    share: 0.006,
    words: `
abandoned abc absolute academic academy acceptance accepting accepts accompanied accuse acknowledge
acquitted actively activists actual addressed admitting adopted advised affect aftermath afterwards
agreeing alleging allies ambition ambitious amended anniversary anticipated anxiety anxious anybody
anyway apartment apologised appearances appetite arranged arrangements array arrive arrogant arts assets
associate associates assume assumed assuming astonishing attached attending attitude attract authors
avoided awaited backlash ball barack battles beach bearing beauty behaved believing bills birth birthday
bizarre bond bore bound bow boys branded breach breakfast breaks breakthrough bridge britons brothers
brutal burst businesses busy cabinet cable cancelled captain cards careful carries celebrities centred
chair challenging channels chaos checked chest chiefs choosing christmas circle circus clients clothes
cnn coast coffee cold collected collective college column columnist combat combination comedy
comfortable commentator commenting communication communities comparisons compensation compete competing
complained compromise computer conceded concept confidential confront confronted constitutional consumer
consumers consumption contacted contained contains contest continent contributed controls conventional
convictions copies corrupt corruption countless covered covers crazy creation creative credible crew
critic crossed crowds crown cry cultural cutting damning dancing dated dealt debt declare deemed deeper
defendant defensive definitely degree deliberately delivering democracy demonstrated denying depending
depends describes description deserve deserves design desk desperately destruction detailing detention
determination determine develop developing die differences discussing dismiss distraction disturbing
divided dock document dog dogs donation downfall dragged dramatically drawing drinking dry dubious
duties eager earning eastern editorial elaborate embarrassing emerge emergency emotion empty enable
encounter encourage enemy engage engulfed enjoying entering epic equal error errors erupted essentially
establishment estate everywhere evidently examine examining excessive excited exclusive exercise
exhausted exists expects experiences expertise explains explicit exploit export expose extensive
external factors fairly fake falls fame famously fat fatal fault feed fees feet fewer fiction filing
fill financially finish firmly flag flee focuses focusing foot forcing forever forgive formed forth
fortnight frankly freed frustrated frustration fuelled fulfil fun fundamental funny furious gains gang
gap gender generated generations gesture glass globe golden governance grace grant graphic grow
guaranteed guards guess guest guests handing handle handling hang harm hat healthcare heat hiding
highlighted hill hire historic hopeful horse hosted houses hurt ice ideal ignore immense immunity
impressed improper improved inappropriate incidents indicate indication indictment inevitable inevitably
insist insisting inspiring instant institution insurance intellectual intends interpretation intimate
irrelevant island isolated items jet joe joke journey jump justified justify kick kids killer kinds kiss
lacking lady lasted latin leg legacy legally legitimate lessons letters lifestyle lifetime likelihood
limits lined listed listening lists location lodged loved loyal magic mainstream maintains makers male
margin married master mayor meets memories memory minds minimum ministry mix modest monitor motivated
mount mountain mounting mystery myth nations necessarily negotiations net nominated nomination
nonetheless nonsense noting notion objective obliged observer obsessed obtain occasion occasions odd
offensive offices oh ok older onto opera operated opinions opportunities org ought ourselves outfit
outlets outrage overnight overseas pace panic parents participants participate passage passion passport
pattern payments peace perceived perform performed permits persistent personnel perspective persuaded
petition phenomenon photograph physically pink placing plane pleased plight plot poised policies poll
pool popularity portrayed posts practical predicted prefer prepares presenter presents presided
presidency pressed presumably pride primary prince print printed priority privately producers
professionals projects prominent promises promising promoting prompting proposal prosecuted prospects
protecting provides publish pulling punished punishment pursued pursuit qualified random ranks rapid
rates react reacted reads recall recalled recognition recording recover recovered reducing refer
reflected reflection refuge regain regardless region regulations relation relationships relatives rely
remarks removal renewed repeat replacement represents republic requests residents resolved respected
restore restrictions retain revealing reveals revelation revenge revenues ridiculous ring rooms roughly
routine routinely ruined rush sacked sale san satisfied schools scope script securing seized selected
sell sentences seriousness seventh sexual shaped shattered shed shifting shirts shouted shut sick
significantly sites sits sixth sleep slip slogan slot slowly smile smooth soft solely solid solve
somehow somewhere sophisticated soul sounded speeches spin spirit sporting stages stayed staying
stepping stolen stream striking strip strongest struggled studies studio sub subjects submitted suburb
succeed sudden suffer sufficient suggestions sum sums super supply supposedly surfaced surge
surprisingly surveillance sworn tabloid tactics targeted taste tears teenage teenager teeth televised
temporary tend tens tense tension theme thereby thin thoughts threaten threatens ticket tied tight tip
titled toll tom tone toward trademark traditionally train trained transfer transferred transition treat
tribute tries triggered tweet twist ugly ultimate unaware uncertain unclear uncomfortable undergoing
unfortunate unnamed upcoming urging useful utterly van variety versions videos village violations waited
warn warnings warrant waste watchdog wave waving weak wealthy weapon weapons wear weather websites
weekly whenever whereas wind wing wire wishes witnessed wondering woods wore worries worry worthy
younger youth zone
`,
  },
];
