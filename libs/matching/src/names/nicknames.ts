import { foldWord } from '../words/fold-word.js';

/** Given names with the short and pet forms that are used for them, and the same name in neighbouring languages. */
const GROUPS = [
  'alexander alex sasha sascha aleksandr alexandre alejandro alessandro oleksandr sandy',
  'alexandra sandra alexa aleksandra',
  'andrew andy andrei andrey andreas andre andres andrea drew',
  'anthony tony antonio antoine anton antoni',
  'anna ann anne ana anya hannah',
  'benjamin ben benny',
  'charles charlie chuck carl karl carlos carlo charly',
  'christopher chris christoph cristobal krzysztof kit',
  'daniel dan danny danil',
  'david dave davy davide',
  'deborah debbie debora',
  'dmitry dima dmitri dimitri mitya dmytro dimitrios',
  'edward ed eddie ted edouard eduard eduardo ned',
  'elizabeth liz lizzie beth betty elisabeth isabel elisabetta eliza',
  'eugene gene yevgeny evgeny evgeni zhenya yevhen',
  'francis frank francisco francesco francois franz paco pancho',
  'frederick fred freddy friedrich frederik fritz frederic federico',
  'gabriel gabe gabriele',
  'george georg georges jorge giorgio georgy yuri jerzy yury georgi',
  'gregory greg grigory grigori gregor gregorio',
  'henry harry hank heinrich henri enrico enrique hendrik henryk heinz',
  'ivan vanya',
  'james jim jimmy jamie',
  'jacob jake jakob jacques yakov giacomo',
  'jane joan jean jeanne juana giovanna johanna',
  'john johnny jack jon juan johann johannes jan jean giovanni ivan hans joao yahya jonny janos ioannis',
  'joseph joe joey josef giuseppe jose pepe iosif yusuf yosef jozef',
  'joshua josh',
  'katherine kate kathy catherine katie katharina ekaterina yekaterina katya caterina catalina',
  'lawrence larry laurent lorenz lorenzo laurence',
  'leo leonid leonard leonardo lev',
  'louis lou luis luigi ludwig lewis',
  'lucas luke luca lukas',
  'margaret maggie meg peggy margarita marguerite greta',
  'mark marc marcus marco marcos markus',
  'mary maria marie masha mariya',
  'matthew matt matthias mateo matteo mathieu matvei',
  'michael mike mick mikhail misha michel miguel michele mikael michal mihail mykhailo micky',
  'natalia natasha natalya nataliya nathalie',
  'nicholas nick nikolai nikolay nicolas nikolaus nicola klaus mykola kolya niels',
  'patrick pat paddy patricio patricia',
  'paul pablo paolo pavel paulo pavlo pasha pawel',
  'peter pete pedro pietro pierre pyotr petr petro piotr pieter petya',
  'philip phil felipe philippe filippo philipp',
  'raymond ray raimundo raimondo',
  'rebecca becky',
  'richard rick dick rich ricky ricardo riccardo',
  'robert bob bobby rob robbie roberto bert',
  'ronald ron ronnie',
  'samuel sam sammy',
  'sergei sergey serge sergio seryozha serhiy serhii sergejs',
  'stephen steve steven stefan stephan etienne esteban stepan stefano istvan',
  'susan sue suzanne susanna susie',
  'theodore ted teddy theo fyodor feodor teodor fedor',
  'thomas tom tommy tomas tommaso',
  'timothy tim timmy timofei',
  'victor viktor vittorio vic',
  'vladimir volodymyr vova volodya vladimiro',
  'vyacheslav slava viacheslav',
  'walter walt walther valter',
  'william bill billy will wilhelm willem guillaume guillermo guglielmo liam willy',
  'yaroslav yarik jaroslav',
  'yulia julia yuliya giulia julie',
  'zachary zach zack',
];

/** The groups that a folded given name stands in. */
export const NICKNAME_GROUPS: ReadonlyMap<string, readonly number[]> = grouped();

function grouped(): Map<string, number[]> {
  const groups = new Map<string, number[]>();
  GROUPS.forEach((line, place) => {
    for (const name of new Set(line.split(' ').map(foldWord)))
      groups.set(name, [...(groups.get(name) ?? []), place]);
  });
  return groups;
}
