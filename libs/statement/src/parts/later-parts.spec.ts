import { legalEvents } from '#vocabulary';
import { type Kind, refuses, takes } from '../__fixtures__/judge-part.js';
import { RECORD } from '../__fixtures__/sample-parts.js';

describe('Parts of later statements', () => {
  it('have codes of the vocabulary', () => {
    for (const { code } of legalEvents) takes('event', 'event', code);
    refuses('event', 'event', 'decided', 'Annulled', 'not_recorded');
    takes('relation', 'relation', 'same_deal', 'same_parties', 'decided_anew', 'earlier_refusal');
    refuses('relation', 'relation', 'same', 'not_recorded');
    takes('withdrawal', 'reason', 'recorded_in_error', 'not_ours_to_share', 'merged', 'other');
    refuses('withdrawal', 'reason', 'court_order', 'not_recorded');
    takes(
      'erasure',
      'reason',
      'retention_reached',
      'data_subject_request',
      'court_order',
      'recorded_in_error',
    );
    refuses('erasure', 'reason', 'merged', 'other', 'not_recorded');
  });

  it('have an event with a date that is known at least to the year', () => {
    takes('event', 'occurredOn', '2026-01-21', '2026-01', '2026');
    refuses('event', 'occurredOn', 'not_recorded', '2026-02-30', '21-01-2026', 2026);
  });

  it('may leave unrecorded who spoke, where it can be read and what was said', () => {
    for (const name of ['by', 'reference', 'summary']) takes('event', name, 'not_recorded');
    refuses('event', 'reference', 'Gazette', []);
    refuses('event', 'reference.confidence', 'certain', undefined);
    refuses('event', 'reference.url', 'javascript:alert(1)');
  });

  it('keep their texts to their lengths, and notes to one line', () => {
    const lengths: [Kind, string, number][] = [
      ['event', 'by', 300],
      ['event', 'summary', 2000],
      ['relation', 'note', 500],
      ['withdrawal', 'note', 500],
      ['correction', 'reason', 2000],
    ];
    for (const [kind, name, limit] of lengths) {
      takes(kind, name, 'x'.repeat(limit));
      refuses(kind, name, 'x'.repeat(limit + 1), '', 'a\u202eb', 7);
    }
    takes('correction', 'reason', 'One.\nTwo.');
    refuses('relation', 'note', 'One.\nTwo.');
    refuses('withdrawal', 'note', 'One.\nTwo.');
    refuses('event', 'by', 'One.\nTwo.');
  });

  it('relate to a record by the id of its decision', () => {
    takes('relation', 'to', RECORD);
    refuses('relation', 'to', '', 'the other', 'AAAAAAAAAAAAAAAAAAAAAB', `${RECORD}A`, null);
  });

  it('erase any part that says something of the record, never what keeps the account of it', () => {
    const single = ['outcome', 'event', 'relation', 'withdrawal', 'correction'];
    takes('erasure', 'part', ...single, 'ground:aaaaaaaa', 'reasons:en', 'party:aaaaaaaa', 'person:aaaaaaaa');
    refuses('erasure', 'part', 'head', 'sharing', 'erasure:aaaaaaaa', 'erasure:', 'person', '__proto__', 7);
  });
});
