import { StreamPlaces } from './stream-places.js';

const officer = (at: number, issuer = 'https://id.nl.example') => ({ issuer, officer: `officer-${at}` });

describe('StreamPlaces', () => {
  it('has eight for each officer', () => {
    const places = new StreamPlaces();
    for (let place = 0; place < 8; place++) places.take(officer(1));
    expect(() => places.take(officer(1))).toThrow(
      expect.objectContaining({ code: 'STREAMS_TOO_MANY' }) as Error,
    );
    expect(() => places.take(officer(2))).not.toThrow();
    expect(() => places.take(officer(1, 'https://id.be.example'))).not.toThrow();
  });

  it('has five hundred in all, and then says that it is the node that is full', () => {
    const places = new StreamPlaces();
    for (let place = 0; place < 500; place++) places.take(officer(place));
    expect(() => places.take(officer(1))).toThrow(expect.objectContaining({ code: 'STREAMS_FULL' }) as Error);
  });

  it('takes a place back once, however often it is given', () => {
    const places = new StreamPlaces();
    const [give] = Array.from({ length: 8 }, () => places.take(officer(1)));
    give?.();
    give?.();
    places.take(officer(1));
    expect(() => places.take(officer(1))).toThrow();
  });

  it('can be filled and emptied again and again', () => {
    const places = new StreamPlaces();
    for (let round = 0; round < 3; round++) {
      const held = Array.from({ length: 500 }, (_, at) => places.take(officer(at)));
      for (const give of held) give();
    }
    expect(() => places.take(officer(1))).not.toThrow();
  });
});
