import { Injectable } from '@nestjs/common';
import { EntityManager } from 'typeorm';

import { AudienceStore, StateCircle, StateExclusion, audienceOf } from '#access';
import { insertAll } from '#database';
import {
  type CirclePart,
  type ExclusionPart,
  type PartName,
  isManifestKind,
  manifestAudience,
} from '#statement';

import { DisclosureRow } from '../disclosure.entity.js';
import { type LoggedStatement, headOf, valueOf } from '../logged-statement.js';
import type { Granted } from '../projection.store.js';

/** What stands before the next manifest. */
export type Standing = Pick<StateCircle | StateExclusion, 'version' | 'states'>;

type Manifest = CirclePart | ExclusionPart;

/** Where a manifest stands in the log, unless the log has lost it, and whom it is for. */
interface Place {
  readonly owner: string;
  readonly arrival: string | null;
  readonly audienceId: string;
}

const CLOSE = 'UPDATE disclosure SET audience_id = $1 WHERE arrival = $2';

/** Keeps the newest word of each state on its own circles and on whom it shuts out. */
@Injectable()
export class ManifestStore {
  constructor(private readonly audiences: AudienceStore) {}

  /** What `owner` has said last of this circle, or of exclusions. */
  async standing(manager: EntityManager, owner: string, manifest: Manifest): Promise<Standing | undefined> {
    return (await rowBefore(manager, owner, manifest)) ?? undefined;
  }

  /** Everything that follows from a logged manifest, in the transaction that takes it. */
  async project(manager: EntityManager, logged: LoggedStatement, granted?: Granted): Promise<void> {
    const { state: owner, entry } = logged;
    const manifest = manifestOf(logged);
    const audienceFor = granted ?? ownAudience(logged, manifest);
    const ids = new Map<PartName, string>();
    for (const part of logged.parts.keys()) {
      ids.set(part, await this.audiences.intern(manager, audienceFor(part)));
    }
    await insertAll(manager, DisclosureRow, disclosureRows(logged, ids));
    if (!manifest) return;
    const audienceId = ids.get(headOf(logged).kind as PartName) ?? '';
    await this.replace(manager, manifest, { owner, audienceId, arrival: String(entry.arrival) });
  }

  /**
   * A manifest that was acknowledged and that the log no longer has: it holds all the same.
   * @returns false when a later one stands
   */
  async reapply(manager: EntityManager, logged: LoggedStatement): Promise<boolean> {
    const manifest = manifestOf(logged);
    if (!manifest) return false;
    const { state: owner } = logged;
    const audienceId = await this.audiences.intern(manager, audienceOf(owner, manifestAudience(manifest)));
    return this.replace(manager, manifest, { owner, audienceId, arrival: null });
  }

  private async replace(manager: EntityManager, manifest: Manifest, place: Place): Promise<boolean> {
    const before = await rowBefore(manager, place.owner, manifest);
    if (before && before.version >= manifest.version) return false;
    // What a circle was is its owner's own business from now on.
    const alone = await this.audiences.intern(manager, audienceOf(place.owner, undefined));
    if (before?.arrival != null) await manager.query(CLOSE, [alone, before.arrival]);
    if (before) await manager.remove(before);
    if ('id' in manifest) await manager.insert(StateCircle, circleRow(manifest, place));
    else await manager.insert(StateExclusion, exclusionRow(manifest, place));
    await this.audiences.refreshOwner(manager, place.owner);
    return true;
  }
}

function rowBefore(
  manager: EntityManager,
  owner: string,
  manifest: Manifest,
): Promise<StateCircle | StateExclusion | null> {
  return 'id' in manifest
    ? manager.findOneBy(StateCircle, { owner, circleId: manifest.id })
    : manager.findOneBy(StateExclusion, { owner });
}

function circleRow({ id: circleId, expires, ...manifest }: CirclePart, place: Place): StateCircle {
  const { label, states, version, roster } = manifest;
  return { ...place, circleId, label, states, version, roster, expires: new Date(expires) };
}

function exclusionRow({ states, version, reason }: ExclusionPart, place: Place): StateExclusion {
  return { ...place, states, version, reason };
}

/** Undefined where only other parts of the statement are held. */
function manifestOf(logged: LoggedStatement): Manifest | undefined {
  const { kind } = headOf(logged);
  return isManifestKind(kind) ? valueOf<Manifest>(logged.parts, kind) : undefined;
}

/** The head goes with what it is the head of; `sharing` stays with the owner. */
function ownAudience({ state }: LoggedStatement, manifest: Manifest | undefined): Granted {
  const shared = audienceOf(state, manifest && manifestAudience(manifest));
  return (part) => (part === 'sharing' ? audienceOf(state, undefined) : shared);
}

function disclosureRows(
  { entry, parts }: LoggedStatement,
  ids: ReadonlyMap<PartName, string>,
): DisclosureRow[] {
  return [...parts].map(([part, { digest, encoded }]) => ({
    arrival: entry.arrival,
    part,
    digest: Buffer.from(digest, 'base64url'),
    encoded,
    audienceId: ids.get(part) ?? '',
  }));
}
