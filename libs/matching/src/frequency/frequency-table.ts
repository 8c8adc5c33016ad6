/** Version of the table; a weight that was worked out with another is not comparable. */
export const FREQUENCY_VERSION = 1;

/** The counts are out of so many names. */
export const NAMES_COUNTED = 10000;

/**
 * Words, folded, and meanings (`=`) that stand in many names, and in how many. Frozen: it never follows the names that
 * a register holds. Written by test/bench/write-frequency-table.ts from the names of 2513 organisations: listed
 * entities of the US Treasury's SDN list (public domain) and the companies of cleanco's test data (MIT
 * licence). Nothing of these lists but such counts is kept.
 */
export const FREQUENT_WORDS =
  '=trade:748 and:744 =group:649 of:537 =international:466 al:430 de:422 =shipping:390 =industry:378 =invest:366 ' +
  '=bank:318 the:298 =iran:290 =tech:279 for:279 =holding:271 =company:267 =development:231 =service:223 e:215 ' +
  '=organisation:207 =construction:187 y:183 =general:171 =property:171 =islamic:167 =air:163 =oil:155 ' +
  '=agriculture:151 =energy:151 =korea:143 =mining:143 =petrochemical:139 la:139 =management:135 =foundation:127 ' +
  '=centre:119 =global:119 =system:119 =exchange:107 =national:107 del:107 =association:103 =charity:103 ' +
  '=finance:103 =engineering:99 =export:99 =import:99 =institute:99 =resource:99 =enterprise:96 =steel:96 ' +
  '=transport:92 in:84 =army:80 =electronics:80 =new:80 =agency:76 =communication:76 =gold:76 =state:76 el:76 ' +
  '=committee:72 =hotel:72 =siria:72 =telecom:72 =auto:68 =directorate:68 =kanada:68 =logistics:68 =east:64 ' +
  '=pharma:64 sahid:64 =republic:60 =royal:60 kis:60 monei:60 va:60 =research:56 =venture:56 =west:56 to:56 ' +
  '=branch:52 =consulting:52 =electric:52 =midliast:52 =movement:52 =north:52 =product:52 =production:52 ' +
  '=security:52 =south:52 =trust:52 com:52 osean:52 star:52 =capital:48 =gas:48 =manufacture:48 =ministry:48 ' +
  '=mobile:48 =people:48 =store:48 hairia:48 i:48 =business:44 =chemical:44 =china:44 =insurance:44 =kolombia:44 ' +
  '=media:44 =partner:44 =power:44 =travel:44 aksa:44 kompleks:44 pars:44 serkat:44 sun:44 trafiking:44 ' +
  '=britain:40 =defence:40 =distribution:40 =factory:40 =force:40 =fund:40 =joint:40 =machine:40 =science:40 ' +
  'gadir:40 liberation:40 los:40 off:40 s:40 sore:40 =central:36 =imen:36 =panama:36 =party:36 =solution:36 ' +
  '=tehran:36 ansar:36 co:36 day:36 en:36 hong:36 jihad:36 ofsore:36 overseas:36 revolutionari:36 tose:36 ' +
  '=department:32 =division:32 =laboratory:32 =metal:32 =pasifik:32 =sangai:32 =supply:32 =usa:32 brigade:32 ' +
  'foreign:32 grand:32 haramain:32 islam:32 lines:32 ltd:32 sa:32 =afrika:28 =digital:28 =food:28 ' +
  '=information:28 =kuba:28 =market:28 =mianmar:28 =network:28 =venezula:28 aid:28 islamia:28 mu:28 noble:28 ' +
  'nusrat:28 sanabil:28 sarif:28 sement:28 sosidad:28 suport:28 tadbir:28 =bio:24 =federal:24 =neterlands:24 ' +
  '=project:24 =rail:24 =space:24 =sveden:24 =union:24 =united:24 a:24 abu:24 asa:24 doo:24 eksploration:24 ' +
  'harakat:24 havala:24 help:24 jamat:24 klub:24 konsorsio:24 kurensi:24 lil:24 limited:24 meli:24 operadora:24 ' +
  'palestine:24 provinse:24 revolution:24 rim:24 sal:24 sinabil:24 spanm:24 spanmal:24 trans:24 ul:24 vale:24 ' +
  'ye:24 =chile:20 =computer:20 =damaskus:20 =design:20 =europe:20 =front:20 =irak:20 =lebanon:20 =military:20 ' +
  '=nuclear:20 =office:20 =port:20 =rusia:20 =software:20 ali:20 atlas:20 batalion:20 blu:20 boniad:20 ' +
  'brokerage:20 chamkat:20 ci:20 daria:20 fi:20 generation:20 golden:20 gostar:20 grin:20 guard:20 haji:20 ' +
  'imam:20 irgk:20 isis:20 islami:20 karibean:20 kesm:20 korps:20 kuperation:20 kuperative:20 life:20 m:20 ' +
  'midle:20 muasasat:20 novin:20 on:20 pang:20 petro:20 popular:20 prison:20 rios:20 sam:20 sarafi:20 sepa:20 ' +
  'silver:20 sipiard:20 siti:20 sol:20 tejarat:20 tv:20 val:20 =asia:16 =beijing:16 =belarus:16 =credit:16 ' +
  '=dalian:16 =democratic:16 =egipt:16 =equipment:16 =intelligence:16 =internet:16 =ireland:16 =iron:16 ' +
  '=krimea:16 =medical:16 =meksiko:16 =pakistan:16 =public:16 =semiconductor:16 afairs:16 airkraft:16 armed:16 ' +
  'askotek:16 ati:16 b:16 barera:16 benevolense:16 beograd:16 borisat:16 bros:16 cham:16 chosun:16 dandong:16 ' +
  'developers:16 feap:16 fleurete:16 fri:16 gang:16 gasolinera:16 great:16 holi:16 jais:16 jevelri:16 kaida:16 ' +
  'kal:16 karibe:16 kasa:16 kastle:16 kong:16 kontrol:16 korporation:16 las:16 mal:16 mobin:16 mohamed:16 ' +
  'mujahidin:16 net:16 oksidente:16 palestinian:16 pjs:16 plaza:16 puia:16 radio:16 rahbar:16 refineri:16 ' +
  'refining:16 rl:16 saderat:16 sarg:16 saria:16 sea:16 siman:16 sina:16 siraz:16 sky:16 sosial:16 spr:16 ' +
  'stok:16 sur:16 tele:16 tijuana:16 tosi:16 transfer:16 try:16 ve:16';
