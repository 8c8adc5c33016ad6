import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

import type { AnsweredRequest } from './answered-request.entity.js';

/** Who asked, and by which id of their own. */
type Whose = Pick<AnsweredRequest, 'state' | 'officer' | 'clientRequestId'>;

const FIND = `
  SELECT state, officer, client_request_id AS "clientRequestId", request_hash AS "requestHash", answer_id AS "answerId",
         answered_at AS "answeredAt", told, hits, more, record_ids AS "recordIds", matched, ended_ids AS "endedIds",
         announced_by AS "announcedBy", receipt, question, salt
    FROM answered_request WHERE state = $1 AND officer = $2 AND client_request_id = $3`;
const KEEP = `
  INSERT INTO answered_request
    (state, officer, client_request_id, request_hash, answer_id, answered_at, told, hits, more, record_ids, matched,
     ended_ids, announced_by, receipt, question, salt)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)`;

/** Answers that may be asked for again. Every check looks for one and keeps one, so that the statements are written out. */
@Injectable()
export class AnsweredRequests {
  async find(
    manager: EntityManager,
    { state, officer, clientRequestId }: Whose,
  ): Promise<AnsweredRequest | undefined> {
    const [found] = await manager.query<AnsweredRequest[]>(FIND, [state, officer, clientRequestId]);
    return found;
  }

  /** @throws the database's unique violation (23505) where the same question was answered at the same moment */
  async keep(manager: EntityManager, request: AnsweredRequest): Promise<void> {
    const { state, officer, clientRequestId, requestHash, answerId, answeredAt, hits, more } = request;
    const { told, matched, recordIds, endedIds, announcedBy, receipt, question, salt } = request;
    await manager.query(KEEP, [
      ...[state, officer, clientRequestId, requestHash, answerId, answeredAt],
      ...[JSON.stringify(told), hits, more, recordIds, JSON.stringify(matched)],
      ...[endedIds, announcedBy, receipt, question, salt],
    ]);
  }
}
