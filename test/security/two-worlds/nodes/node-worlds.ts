import { Puller } from '#federation';
import { DERIVED_TABLES } from '#intake';

import type { TestNodeOptions } from '../../../support/start-node.js';
import type { Homes } from '../fill-world.js';
import { Moment } from '../moment.js';
import { WRITTEN, holdOnly } from '../start-worlds.js';
import { type World, startWorld } from '../world.js';
import { everyRow } from './every-row.js';
import { NodePlaces } from './node-places.js';
import { SharedAddress } from './shared-address.js';

type Options = Pick<TestNodeOptions, 'databaseImage'>;

/** All that a pull makes of the reader's node, and all that came to it. */
export type Pulled = ReadonlyMap<string, string>;

/** What the node of a log holds, but for what it remembers of whom it gave what. */
const REFILLED = [...DERIVED_TABLES, 'disclosure', 'log_entry', 'log_node', 'log_checkpoint', 'log_head'];

/**
 * Two worlds of two nodes. In the full one the owners' node holds everything; in the other the same log, and only what the
 * reader's state may hold. In each, that state has a node of its own, which mirrors what the owners' node tells it.
 */
export class NodeWorlds implements Homes {
  readonly moment: Moment;
  private pulls = 0;

  private constructor(
    readonly reader: string,
    private readonly address: SharedAddress,
    /** With everything. */
    readonly owners: World,
    private readonly heldOwners: World,
    /** The node of the reader's state where the owners' node holds everything. */
    readonly full: World,
    /** The same node where the owners' node holds only what is for this state. */
    readonly held: World,
  ) {
    this.moment = new Moment(WRITTEN, [full.moment, held.moment]);
  }

  static async start(reader: string, options: Options = {}): Promise<NodeWorlds> {
    const address = await SharedAddress.start();
    const places = await NodePlaces.make(reader, address.url);
    const owners = await startWorld(WRITTEN, { ...options, ...places.of('owners') });
    const heldOwners = await startWorld(WRITTEN, { ...options, ...places.beside('owners') });
    const readersOf = async (own: World, place: TestNodeOptions): Promise<World> =>
      startWorld(WRITTEN, { ...options, ...place }, new Moment(WRITTEN, [own.moment]));
    const full = await readersOf(owners, places.of('reader'));
    const held = await readersOf(heldOwners, places.beside('reader'));
    return new NodeWorlds(reader, address, owners, heldOwners, full, held);
  }

  /** What the reader's state says, it says in both worlds; what the others say is left out where it is not for it. */
  of(state: string): readonly World[] {
    return state === this.reader ? [this.full, this.held] : [this.owners];
  }

  /** Both as they are asked: each reaches the owners' node of its own world. */
  asked(): { readonly full: World; readonly held: World } {
    const { address, owners, heldOwners } = this;
    return {
      full: { ...this.full, comeForward: () => address.standBefore(owners) },
      held: { ...this.held, comeForward: () => address.standBefore(heldOwners) },
    };
  }

  /** Lets the reader's node of each world pull, at the same moment. */
  async pull(): Promise<{ readonly full: Pulled; readonly held: Pulled }> {
    this.pulls += 1;
    await this.holdAnew();
    this.moment.set(this.moment.now(), `pull ${this.pulls}`);
    const { full, held } = this.asked();
    return { full: await this.pulledBy(full), held: await this.pulledBy(held) };
  }

  async close(): Promise<void> {
    for (const { node } of [this.full, this.held, this.owners, this.heldOwners]) await node.close();
    await this.address.close();
  }

  /**
   * Gives the owners' node of the other world anew what may be held at this moment. It remembers what it gave, and looks
   * through all that it holds: what the full one noticed by and by must come to the same.
   */
  private async holdAnew(): Promise<void> {
    const { owner } = this.heldOwners;
    await owner.query(`TRUNCATE ${REFILLED.join(', ')} CASCADE`);
    await holdOnly(this.reader, this.owners, this.heldOwners);
    await owner.query('UPDATE peer SET basis = NULL');
  }

  private async pulledBy(world: World): Promise<Pulled> {
    world.comeForward?.();
    this.address.takeTold();
    const reports = await world.node.app.get(Puller, { strict: false }).pullAll();
    const told = this.address.takeTold();
    const rows = await everyRow(world.owner);
    return new Map([
      ['report', JSON.stringify(reports)],
      ...told.map((text, place) => [`answer ${place + 1} of the owners' node`, text] as const),
      ...[...rows].map(([table, text]) => [`table ${table}`, text] as const),
    ]);
  }
}
