import type { NameReason, ReasonKind } from './reasons-of.js';

type Sentence = (token: string, other: string) => string;

const SENTENCES: Readonly<Record<ReasonKind, Sentence>> = {
  same: (token) => `"${token}" is the same`,
  same_sound: (token, other) => `"${token}" sounds like "${other}"`,
  same_meaning: (token, other) => `"${token}" means the same as "${other}"`,
  spelled_alike: (token, other) => `"${token}" is spelled like "${other}"`,
  initial: (token, other) => `"${token}" and "${other}" begin with the same letter`,
  short_form: (token, other) => `"${token}" is a form of the same given name as "${other}"`,
  joined: (token, other) => `"${token}" is "${other}" with its words written apart or together`,
  acronym: (token, other) => `"${token}" and "${other}": one is made of the first letters of the other`,
  only_asked: (token) => `"${token}" is only in your question`,
  only_recorded: (token) => `"${token}" is only in the record`,
  number_differs: (token, other) => `the number is "${token}" in your question and "${other}" in the record`,
  place_differs: (token, other) => `the place is "${token}" in your question and "${other}" in the record`,
  order_differs: (token, other) => `the same names in another order: "${token}" and "${other}"`,
  legal_form_differs: (token, other) =>
    `the legal form is "${token}" in your question and "${other}" in the record`,
  legal_form_ignored: (token) => `the legal form "${token}" was not compared`,
  whole_sound: (token, other) => `sounds alike as a whole: "${token}" / "${other}"`,
};

/** A reason in plain English. */
export function explainReason({ token, how, other }: NameReason): string {
  return SENTENCES[how](token, other ?? token);
}
