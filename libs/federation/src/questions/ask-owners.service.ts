import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';

import { isObject, isRegisterError } from '#kernel';
import { MembershipDirectory } from '#membership';
import { type AnswersElsewhere, OwnersElsewhere, type QuestionElsewhere } from '#precedents';

import { FEDERATION_OPTIONS, type FederationOptions } from '../federation-options.js';
import { Puller } from '../mirror/pull.service.js';
import { type Peer, peersOf } from '../peer.js';

/** Milliseconds that an officer waits for another node. */
const PATIENCE_MS = 5_000;

const NOTHING: AnswersElsewhere = { answered: [], announcedBy: [] };

/** Puts questions to owners at the nodes that keep their logs: to all of them at once, and to no other node. */
@Injectable()
export class AskOwners implements OnModuleInit {
  constructor(
    private readonly elsewhere: OwnersElsewhere,
    private readonly directory: MembershipDirectory,
    private readonly puller: Puller,
    @Inject(FEDERATION_OPTIONS) private readonly options: FederationOptions,
  ) {}

  onModuleInit(): void {
    this.elsewhere.open((question, owners) => this.ask(question, owners));
  }

  private async ask(question: QuestionElsewhere, owners: readonly string[]): Promise<AnswersElsewhere> {
    const membership = this.directory.current();
    const peers = peersOf(membership, this.options.origin, this.options.clock.now());
    const keptAt = (origin: string): string[] =>
      owners.filter((owner) => membership.homeLog(owner) === origin);
    const answers = await Promise.all(peers.map((peer) => this.askNode(peer, question, keptAt(peer.origin))));
    return {
      answered: answers.flatMap(({ answered }) => answered),
      announcedBy: answers.flatMap(({ announcedBy }) => announcedBy),
    };
  }

  /** A node that is down, slow, refuses, or answers something else has not answered. It speaks for no other's states. */
  private async askNode(
    peer: Peer,
    { state, purpose, parties }: QuestionElsewhere,
    owners: readonly string[],
  ): Promise<AnswersElsewhere> {
    if (owners.length === 0) return NOTHING;
    const named = parties.map(({ asked: { role, names, lei, registration } }) => ({
      ...{ role, names },
      ...(lei ? { lei } : {}),
      ...(registration ? { registration } : {}),
    }));
    const question = { state, purpose, owners, parties: named };
    try {
      const answer = await this.puller.client.post(peer, '/federation/questions', question, PATIENCE_MS);
      return answerOf(answer, owners);
    } catch (error) {
      if (isRegisterError(error)) return NOTHING;
      throw error;
    }
  }
}

function answerOf(answer: unknown, owners: readonly string[]): AnswersElsewhere {
  if (!isObject(answer)) return NOTHING;
  const { answered, announcedBy } = answer;
  if (!Array.isArray(answered) || !Array.isArray(announcedBy)) return NOTHING;
  const spoken = owners.filter((owner) => answered.includes(owner));
  return { answered: spoken, announcedBy: spoken.filter((owner) => announcedBy.includes(owner)) };
}
