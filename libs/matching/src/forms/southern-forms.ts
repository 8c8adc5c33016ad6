import type { FormTable } from './form-class.js';

const ITALIAN: FormTable = {
  IT: {
    limited:
      'S.r.l.|Società a responsabilità limitata|S.r.l.s.|S.r.l. unipersonale|S.r.l. a socio unico|Società a responsabilità limitata semplificata',
    stock: 'S.p.A.|Società per azioni|S.A.p.A.|Società in accomandita per azioni',
    partnership:
      'S.n.c.|Società in nome collettivo|S.a.s.|Società in accomandita semplice|S.s.|Società semplice',
    cooperative:
      'Soc. coop.|Società cooperativa|Scarl|S.c.a r.l.|S.c.p.A.|Società consortile a responsabilità limitata|Società consortile per azioni|Scrl|Soc. coop. a r.l.|^Consorzio',
    foundation: '^Fondazione',
    association: 'ONLUS|^Associazione',
  },
};

const IBERIAN: FormTable = {
  ES: {
    limited:
      'S.L.|^Sociedad Limitada|^Sociedad de Responsabilidad Limitada|S.L.U.|Sociedad Limitada Unipersonal|S.L.L.|S.L.P.|S.L.N.E.|S.R.L.',
    stock:
      'S.A.|^Sociedad Anónima|S.A.U.|Sociedad Anónima Unipersonal|S.A.L.|S.A.D.|SICAV|Sociedad Anónima Laboral',
    partnership:
      'S.C.|^Sociedad Civil|Sociedad Colectiva|S. en C.|S. Com.|Sociedad Comanditaria|^Comunidad de Bienes|C.B.|A.I.E.|U.T.E.',
    cooperative: 'S. Coop.|^Sociedad Cooperativa|S.C.C.|Coop.',
    foundation: '^Fundación',
    company: 'Cía|y Cía|e Hijos',
  },
  PT: {
    limited:
      'Lda|Limitada|Sociedade por Quotas|Unipessoal Lda|Sociedade Unipessoal Lda|Sociedade Unipessoal por Quotas',
    stock: 'SGPS|S.G.P.S. S.A.|Sociedade Anónima',
    partnership: 'Sociedade em nome coletivo|Sociedade em comandita',
    cooperative: 'C.R.L.|Cooperativa de Responsabilidade Limitada',
    state: 'E.P.E.|E.P.|Entidade Pública Empresarial',
    association: 'A.C.E.',
    foundation: '^Fundação',
  },
};

const LATIN_AMERICAN: FormTable = {
  MX: {
    limited:
      'S. de R.L.|S. de R.L. de C.V.|S. de R.L. M.I.|Sociedad de Responsabilidad Limitada de Capital Variable|S. de P.R. de R.L.|S. de P.R. de R.L. de C.V.',
    stock:
      'S.A. de C.V.|Sociedad Anónima de Capital Variable|S.A.B. de C.V.|S.A.P.I. de C.V.|S.A.B.|S.A.P.I.|Sofom|E.N.R.',
    partnership: 'A. en P.',
    association: 'A.C.|Asociación Civil',
  },
  CO: {
    limited: 'Ltda|Limitada',
    stock: 'S.A.S.|E.S.P.|S.A. E.S.P.',
    partnership: 'S. en C.|y Cía S. en C.|S.C.S.|S.C.A.',
    company: 'E.U.|Empresa Unipersonal|E.A.T.',
  },
  AR: { limited: 'S.R.L.', stock: 'S.A.C.I.|S.A.I.C.|S.A.C.I.F.|S.A.I.C.F.|S.A.U.' },
  VE: { stock: 'C.A.|^Compañía Anónima|S.A.C.A.', partnership: 'R.L.' },
  PE: { limited: 'S.R. Ltda|E.I.R.L.|S.C.R.L.|S.A.C.|S.A.A.' },
  CL: { stock: 'SpA', limited: 'EIRL' },
  BR: {
    limited: 'Ltda|Sociedade Limitada|EIRELI|Ltda ME|Ltda EPP',
    stock: 'S/A|Sociedade Anônima',
    company: 'ME|EPP|MEI',
  },
};

const GREEK: FormTable = {
  GR: {
    limited:
      'Ε.Π.Ε.|E.P.E.|Εταιρεία Περιορισμένης Ευθύνης|Ι.Κ.Ε.|I.K.E.|P.C.|Μονοπρόσωπη Ι.Κ.Ε.|Μονοπρόσωπη Ε.Π.Ε.|Ιδιωτική Κεφαλαιουχική Εταιρεία',
    stock: 'Α.Ε.|A.E.|Ανώνυμη Εταιρεία|Α.Β.Ε.Ε.|A.B.E.E.|A.V.E.E.|Ανώνυμος Εταιρεία',
    partnership: 'Ο.Ε.|Ομόρρυθμη Εταιρεία|Ε.Ε.|Ετερόρρυθμη Εταιρεία',
  },
  CY: { limited: 'Λτδ|Λίμιτεδ', stock: 'Δημόσια Εταιρεία Περιορισμένης Ευθύνης' },
  MT: { company: 'Kumpanija' },
};

export const SOUTHERN_FORMS: FormTable = { ...ITALIAN, ...IBERIAN, ...LATIN_AMERICAN, ...GREEK };
