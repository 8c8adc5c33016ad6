/**
 * What a legal form makes of a company. `company` is said of any kind; two names differ in form only when both
 * say one of the others.
 */
export type FormClass =
  | 'limited'
  | 'stock'
  | 'partnership'
  | 'cooperative'
  | 'foundation'
  | 'association'
  | 'state'
  | 'trust'
  | 'company';

/**
 * Legal forms of one country by class, as written there, apart with `|`. A form that also stands before the
 * name begins with `^`.
 */
export type CountryForms = Readonly<Partial<Record<FormClass, string>>>;

export type FormTable = Readonly<Record<string, CountryForms>>;
