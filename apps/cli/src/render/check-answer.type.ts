import type { NotCountedAnswer, StatusAnswer } from './status.type.js';
import type { Contact } from './contact-text.js';

interface Labelled {
  readonly code: string;
  readonly label: string;
}

interface StateCode {
  readonly code: string;
}

interface StateName {
  readonly code: string;
  readonly name: string;
}

/** A part of a record as the node answers: what it is, or why it is not there. */
interface PartAnswer {
  readonly __typename: string;
}

export interface OutcomeAnswer extends PartAnswer {
  readonly authority?: string;
  readonly kind?: Labelled;
  readonly decidedOn?: { readonly value: string };
  readonly decidedBy?: StateName;
}

export interface GroundAnswer extends PartAnswer {
  readonly code?: Labelled & { readonly unavailable: boolean };
  readonly weight?: Labelled;
  readonly texts?: readonly { readonly language: string; readonly text: string }[];
}

export interface MatchAnswer {
  readonly asked: number;
  readonly name: string;
  readonly band: string;
  readonly part: string;
  readonly askedName: string | null;
  readonly identifiers: readonly string[];
  readonly role: Labelled;
  readonly connection: string;
  readonly reasons: readonly {
    readonly token: string;
    readonly how: string;
    readonly other: string | null;
    readonly text: string;
  }[];
  readonly differences: readonly {
    readonly field: string;
    readonly asked: string;
    readonly recorded: string;
  }[];
  readonly resolutions: readonly ResolutionAnswer[];
}

/** What the own authority has decided about a hit. */
export interface ResolutionAnswer {
  readonly id: string;
  readonly verdict: string;
  readonly decidedAt: string;
  readonly text: string;
}

export interface HitAnswer {
  readonly precedent: {
    readonly id: string;
    readonly demonstration: boolean;
    readonly attribution: string;
    readonly status: StatusAnswer;
    readonly groundsNote: string | null;
    readonly signedBy: StateName & { readonly contactPoint: Contact | null };
    readonly outcome: OutcomeAnswer;
    readonly grounds: readonly GroundAnswer[];
    readonly reasons: readonly PartAnswer[];
    readonly parties: readonly PartAnswer[];
    readonly persons: readonly PartAnswer[];
  };
  readonly matches: readonly MatchAnswer[];
  readonly earlierRefusal: { readonly counts: string; readonly reason: string };
  readonly origin: { readonly id: string; readonly records: readonly string[]; readonly text: string };
  readonly explanation: readonly string[];
}

/** A log that an answer covers. */
export interface LogCoverageAnswer {
  readonly origin: string;
  readonly states: readonly StateCode[];
  readonly size: number;
  readonly root: string;
  readonly freshness: string;
  readonly reasons: readonly string[];
  readonly pulledAt: string | null;
}

/** The answer to a check, as this program asks for it. */
export interface CheckAnswer {
  readonly id: string;
  readonly answeredAt: string;
  /** True when the same question under the same id was answered before. */
  readonly repeated: boolean;
  readonly coverage: string;
  readonly more: boolean;
  readonly receipt: { readonly token: string; readonly question: string; readonly salt: string } | null;
  readonly searched: readonly LogCoverageAnswer[];
  readonly hits: readonly HitAnswer[];
  readonly origins: { readonly records: number; readonly origins: number; readonly text: string };
  readonly notCounted: readonly NotCountedAnswer[];
  readonly announcements: readonly {
    readonly text: string;
    readonly state: StateName & { readonly contactPoint: Contact | null };
  }[];
  readonly asked: readonly StateCode[];
  readonly answered: readonly StateCode[];
  readonly notAnswered: readonly StateCode[];
  readonly notAsked: readonly StateCode[];
}
