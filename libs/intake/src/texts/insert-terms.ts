import type { EntityManager } from 'typeorm';

import type { PartPlace } from '../project-part.js';
import { type PartText, partTexts } from './part-texts.js';
import { LEXEMES_OF } from './stemmers.js';

/** PostgreSQL stems, so that what is asked is stemmed exactly as what was stored. */
const INSERT = `
  INSERT INTO record_term (lexeme, stemmer, record_id, record_arrival, part, arrival, positions, length, known_from, audience_id)
  SELECT lexeme, t.stemmer, t.record_id, t.record_arrival, t.part, t.arrival,
         array_agg(at.place::integer ORDER BY at.place::integer), t.length, t.known_from, t.audience_id
    FROM jsonb_to_recordset($1::jsonb) AS t (stemmer text, record_id text, record_arrival bigint, part text, arrival bigint,
           length integer, known_from timestamptz, audience_id bigint, words jsonb)
   CROSS JOIN LATERAL jsonb_each(t.words) AS w (word, places)
   CROSS JOIN LATERAL unnest(${LEXEMES_OF('t.stemmer', 'w.word')}) AS lexeme
   CROSS JOIN LATERAL jsonb_array_elements_text(w.places) AS at (place)
   GROUP BY lexeme, t.stemmer, t.record_id, t.record_arrival, t.part, t.arrival, t.length, t.known_from, t.audience_id`;

/** Writes what the texts of these parts can be found by. */
export async function insertTerms(manager: EntityManager, places: readonly PartPlace[]): Promise<void> {
  const rows = places.flatMap((place) =>
    partTexts(place.part, place.value).map((text) => textRow(place, text)),
  );
  if (rows.length > 0) await manager.query(INSERT, [JSON.stringify(rows)]);
}

function textRow(place: PartPlace, { stemmer, words }: PartText): object {
  const placesOf = new Map<string, number[]>();
  for (const { word, place: at } of words) {
    const known = placesOf.get(word);
    if (known) known.push(at);
    else placesOf.set(word, [at]);
  }
  return {
    stemmer,
    record_id: place.recordId,
    record_arrival: place.recordArrival,
    part: place.part,
    arrival: place.arrival,
    length: words.length,
    known_from: place.knownFrom,
    audience_id: place.audienceId,
    words: Object.fromEntries(placesOf),
  };
}
