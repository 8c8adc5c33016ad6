import { type NameMaker, type NameParts, spaced } from './name-maker.js';

const words = (text: string): string[] => text.split(' ');
const phrases = (text: string): string[] => text.split('|');

/** Chinese and Japanese write without spaces, Chinese the place first. */
const placeFirst = ({ own, field, place, form }: NameParts): string =>
  `${place ?? ''}${own.join('')}${field ?? ''}${form ?? ''}`;
const formFirst = ({ own, field, place, form }: NameParts): string =>
  `${form ?? ''}${own.join('')}${place ?? ''}${field ?? ''}`;
const formBefore = ({ own, field, place, form }: NameParts): string =>
  [form, ...own, place, field].filter((part) => part !== undefined).join(' ');

export const OTHER_MAKERS: readonly NameMaker[] = [
  {
    language: 'ru',
    script: 'Cyrillic',
    syllables: {
      first: words(
        'Аль Бел Вал Вос Гор Дал Ека Зар Ин Кам Кор Лен Мар Мос Нев Нов Орл Пер Рос Сев Сиб Тал Тех Ура Фин Цен Южн Яр',
      ),
      next: words(
        'аг бор вик град дар ел зин ин кам лек лин мет мир нор ов пром рин ск стан тек тор хим эл юм',
      ),
    },
    fields: phrases(
      'Технологии|Энерго|Системы|Холдинг|Капитал|Машиностроение|Электроника|Инвест|Приборостроение|Телеком|Софт',
    ),
    places: words('Россия Москва Урал Сибирь Волга Евразия'),
    forms: phrases('ООО|АО|ПАО|ЗАО|ОАО'),
    order: formBefore,
  },
  {
    language: 'zh',
    script: 'Han',
    syllables: {
      first: words(
        '华 中 天 金 海 新 东 长 宏 创 瑞 博 科 联 通 远 安 恒 国 星 云 启 智 紫 银 鸿 明 立 正 盛',
      ),
      next: words(
        '芯 信 达 维 讯 泰 鑫 元 光 辉 康 力 源 兴 盈 捷 航 润 腾 威 旺 昌 峰 宇 弘 和 利 佳 晨 林',
      ),
    },
    fields: phrases('科技|电子|投资|半导体|通信|控股|信息技术|新能源|材料|网络科技|生物科技|机器人|资本管理'),
    places: words('北京 上海 深圳 广东 江苏 香港 中国 浙江'),
    forms: phrases('有限公司|股份有限公司|集团有限公司|集团|有限责任公司'),
    order: placeFirst,
  },
  {
    language: 'ja',
    script: 'Kana and Han',
    syllables: {
      first: words(
        'アル イシ オム カワ キタ クロ サン シマ タカ ツバ トモ ナカ ニシ ハル ヒガ フジ マツ ミヤ ヤマ ヨシ',
      ),
      next: words('カワ キタ グチ ザキ シタ ダ トモ ノ ハラ ベ マサ ムラ モト ヤ リン ロク ワ ンド'),
    },
    fields: phrases(
      '電機|製作所|工業|ホールディングス|テクノロジー|精機|通信|半導体|商事|システムズ|エナジー',
    ),
    places: words('日本 東京 大阪 関西 アジア'),
    forms: phrases('株式会社|合同会社|有限会社'),
    order: formFirst,
  },
  {
    language: 'ko',
    script: 'Hangul',
    syllables: {
      first: words('가 강 고 금 나 남 대 동 미 바 보 삼 서 세 신 아 영 우 유 이 인 정 지 태 한 현 화'),
      next: words('광 국 나 누 도 동 람 린 명 미 빛 산 선 성 솔 수 양 연 온 원 은 전 진 천 하 호'),
    },
    fields: phrases(' 전자| 테크놀로지| 반도체| 홀딩스| 에너지| 중공업| 정보통신| 바이오| 투자| 소프트'),
    places: words('코리아 서울 부산 아시아'),
    forms: phrases('주식회사 |(주)|유한회사 '),
    order: formFirst,
  },
  {
    language: 'ar',
    script: 'Arabic',
    syllables: {
      first: words('ال أم بر بن تم جم حم خل دا را زي سا شر صا عب غا فا كر لم ما نو هي وا يا'),
      next: words('بد تين جار حل دان رام زن سم شاد صر طان عيد فيق قان كين لام مر نار هاد وان يس'),
    },
    fields: phrases('للتكنولوجيا|القابضة|للاستثمار|للطاقة|للاتصالات|للصناعات|للأنظمة|للبرمجيات|للتجارة'),
    places: words('الدولية الخليج العربية دبي'),
    forms: phrases('ش.م.ع|ذ.م.م|ش.م.م'),
    order: spaced,
  },
];
