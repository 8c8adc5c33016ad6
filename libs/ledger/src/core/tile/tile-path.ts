import { LedgerError } from '../../ledger.errors.js';
import { parseSize } from '../parse-size.js';

export const TILE_WIDTH = 256;

/** A tile of hashes at a level from 0 to 63, or a bundle of entries. `width` is 256 for a full one. */
export interface Tile {
  readonly level: number | 'entries';
  readonly index: number;
  readonly width: number;
}

/** `tile/<L>/<N>[.p/<W>]`, N in groups of three digits (C2SP tlog-tiles). */
export function tilePath({ level, index, width }: Tile): string {
  const digits = String(index);
  const padded = digits.padStart(Math.ceil(digits.length / 3) * 3, '0');
  const groups = padded.match(/\d{3}/g) ?? [];
  const place = groups.map((group, at) => (at < groups.length - 1 ? `x${group}` : group)).join('/');
  return `tile/${level}/${place}${width === TILE_WIDTH ? '' : `.p/${width}`}`;
}

const FORM = /^tile\/(entries|0|[1-9][0-9]?)\/((?:x\d{3}\/){0,5}\d{3})(?:\.p\/([1-9][0-9]{0,2}))?$/;

/**
 * Every tile has one path; any other spelling is refused.
 * @throws LedgerError TILE_PATH_INVALID
 */
export function parseTilePath(path: string): Tile {
  const [, level, place, partial] = FORM.exec(path) ?? [];
  const digits = place?.replaceAll(/[x/]/g, '');
  const index = parseSize(digits?.replace(/^0+(?=\d)/, '') ?? '');
  if (level === undefined || index === undefined) throw invalid();
  const width = partial === undefined ? TILE_WIDTH : Number(partial);
  const tile: Tile = { level: level === 'entries' ? level : Number(level), index, width };
  const isKnown = tile.level === 'entries' || tile.level <= 63;
  if (isKnown && (partial === undefined || width < TILE_WIDTH) && tilePath(tile) === path) return tile;
  throw invalid();
}

function invalid(): LedgerError {
  return new LedgerError('TILE_PATH_INVALID', 'This is no path of a tile.', {
    advice: 'Write it as C2SP tlog-tiles does: tile/0/x001/234 or tile/entries/000.p/12',
  });
}
