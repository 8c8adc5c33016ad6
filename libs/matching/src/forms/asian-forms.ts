import type { FormTable } from './form-class.js';

const CHINESE: FormTable = {
  CN: {
    limited: '有限责任公司|有限公司|Youxian Gongsi',
    stock: '股份有限公司|股份公司|Gufen Youxian Gongsi|Company Limited by Shares',
    partnership: '有限合伙|普通合伙|有限合伙企业|合伙企业|特殊普通合伙',
    // Companies of East Asia translate every form of theirs with these.
    company:
      'Co. Ltd|Company Limited|Company Ltd|Co. Limited|Corporation Ltd|Corporation Limited|Corp. Ltd|Inc. Ltd|LLC Ltd',
  },
  HK: { limited: '有限責任公司|無限公司|HK Ltd' },
  TW: { stock: '股份有限公司' },
};

const JAPANESE: FormTable = {
  JP: {
    stock: '^株式会社|^Kabushiki Kaisha|^K.K.|^Kabushiki Gaisha|株|^株式會社|Co. Ltd. K.K.',
    limited: '^有限会社|^Yugen Kaisha|^Y.K.|有|^合同会社|^Godo Kaisha|^G.K.|^Godo Gaisha',
    partnership: '^合名会社|^Gomei Kaisha|^合資会社|^Goshi Kaisha',
    foundation: '^一般財団法人|^公益財団法人|^財団法人',
    association: '^一般社団法人|^公益社団法人|^社団法人|^特定非営利活動法人|^Ippan Shadan Hojin',
    state: '^独立行政法人|^国立大学法人|^国立研究開発法人',
    cooperative: '協同組合',
  },
};

const KOREAN: FormTable = {
  KR: {
    stock: '^주식회사|주|^Jusik Hoesa|^Chusik Hoesa',
    limited: '^유한회사|유|^Yuhan Hoesa|^유한책임회사',
    partnership: '^합자회사|^합명회사',
    foundation: '^재단법인',
    association: '^사단법인',
    cooperative: '협동조합',
  },
  KP: { state: '^Corporation of DPRK' },
};

const SOUTH_AND_SOUTH_EAST: FormTable = {
  IN: {
    limited: 'Pvt|Pvt Ltd|Private Ltd|Private Limited|Pvt Limited|P Ltd|OPC Pvt Ltd|प्राइवेट लिमिटेड|लिमिटेड',
    stock: 'Public Ltd',
  },
  SG: { limited: 'Pte|Pte Ltd|Pte Limited|Private Limited' },
  MY: { limited: 'Sdn Bhd|Sendirian Berhad', stock: 'Bhd|Berhad' },
  ID: {
    limited: '^PT|^Perseroan Terbatas|^P.T.',
    stock: 'Tbk|^Perseroan Terbatas Terbuka',
    partnership: '^Commanditaire Vennootschap',
    state: '^Perum|Persero',
  },
  TH: { limited: 'บริษัท|จำกัด', stock: 'จำกัด มหาชน|มหาชน|PCL|Public Company Limited' },
  VN: { limited: '^Công ty TNHH|TNHH', stock: '^Công ty cổ phần|^CTCP' },
  PK: { limited: 'SMC Pvt Ltd' },
  PH: { company: 'OPC' },
};

export const ASIAN_FORMS: FormTable = { ...CHINESE, ...JAPANESE, ...KOREAN, ...SOUTH_AND_SOUTH_EAST };
