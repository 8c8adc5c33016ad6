import { analyseName } from '../analyse-name.js';
import type { NameKind } from '../analysed-name.js';
import { compareNames } from './compare-names.js';
import { explainReason } from './explain-reason.js';

function reasons(asked: string, recorded: string, kind: NameKind = 'organisation'): string[] {
  const match = compareNames(analyseName(asked, kind), analyseName(recorded, kind));
  return (match?.reasons ?? []).map(explainReason);
}

describe('explainReason', () => {
  it.each([
    ['Nexperia', 'Nexperia Newport', ['"nexperia" is the same', '"newport" is only in the record']],
    ['Nexperia Newport', 'Nexperia', ['"nexperia" is the same', '"newport" is only in your question']],
    ['Huawei', '华为', ['"huawei" sounds like "华为"']],
    ['Huawei Tech', '华为科技', ['"huawei" sounds like "华为"', '"tech" means the same as "科技"']],
    ['Quillmere', 'Quilmere', ['"quillmere" sounds like "quilmere"']],
    ['Quillmere', 'Quillnere', ['"quillmere" is spelled like "quillnere"']],
    [
      'Hewlett Packard',
      'Hewlettpackard',
      ['"hewlett packard" is "hewlettpackard" with its words written apart or together'],
    ],
    ['Acme Ltd', 'Acme', ['"acme" is the same', 'the legal form "ltd" was not compared']],
  ])('says of %s and %s why they are alike', (asked, recorded, texts) => {
    expect(reasons(asked, recorded)).toEqual(texts);
  });

  it.each([
    ['IBM', 'International Business Machines', 'one is made of the first letters of the other'],
    [
      'Quillmere Fund III',
      'Quillmere Fund IV',
      'the number is "iii" in your question and "iv" in the record',
    ],
    [
      'Quillmere China',
      'Quillmere Russia',
      'the place is "china" in your question and "russia" in the record',
    ],
    ['Quillmere GmbH', 'Quillmere AG', 'the legal form is "gmbh" in your question and "ag" in the record'],
  ])('says of %s and %s what differs or stands for what', (asked, recorded, text) => {
    expect(reasons(asked, recorded)).toContainEqual(expect.stringContaining(text));
  });

  it.each([
    ['N. Nazarbayev', 'Nursultan Nazarbayev', '"n" and "nursultan" begin with the same letter'],
    ['Bill Quillmere', 'William Quillmere', '"bill" is a form of the same given name as "william"'],
    ['Omar bin Quill al-Mere', 'Quill bin Omar al-Mere', 'the same names in another order'],
  ])('says of the persons %s and %s why they are alike', (asked, recorded, text) => {
    expect(reasons(asked, recorded, 'person')).toContainEqual(expect.stringContaining(text));
  });
});
