import { IssuerMemory } from './issuer-memory.js';

describe('IssuerMemory', () => {
  let now: number;
  let memory: IssuerMemory;

  beforeEach(() => {
    now = 1_000_000;
    memory = new IssuerMemory(() => now);
  });

  it('finds what it was given, by id and by the names that the library asks for', async () => {
    const sessions = memory.adapter('Session');
    await sessions.upsert('one', { uid: 'u1', accountId: 'nl-reader' }, 60);
    await memory.adapter('DeviceCode').upsert('two', { userCode: 'c2' }, 60);
    expect(await sessions.find('one')).toMatchObject({ accountId: 'nl-reader' });
    expect(await sessions.findByUid('u1')).toMatchObject({ accountId: 'nl-reader' });
    expect(await memory.adapter('DeviceCode').findByUserCode('c2')).toMatchObject({ userCode: 'c2' });
  });

  it('keeps kinds apart', async () => {
    await memory.adapter('Session').upsert('one', { uid: 'u1' }, 60);
    const grants = memory.adapter('Grant');
    expect([await grants.find('one'), await grants.findByUid('u1')]).toEqual([undefined, undefined]);
  });

  it('forgets what is over, and keeps what has no end', async () => {
    const codes = memory.adapter('AuthorizationCode');
    await codes.upsert('one', { uid: 'u1' }, 60);
    await codes.upsert('two', { uid: 'u2' }, undefined);
    now += 60_000;
    expect([await codes.find('one'), await codes.findByUid('u1')]).toEqual([undefined, undefined]);
    expect(await codes.find('two')).toBeDefined();
  });

  it('says of a code that was used when that was', async () => {
    const codes = memory.adapter('AuthorizationCode');
    await codes.upsert('one', {}, 60);
    await codes.consume('one');
    await codes.consume('none');
    expect(await codes.find('one')).toMatchObject({ consumed: 1000 });
  });

  it('revokes all that came of one grant', async () => {
    const tokens = memory.adapter('RefreshToken');
    await tokens.upsert('one', { grantId: 'g1' }, 60);
    await tokens.upsert('two', { grantId: 'g2' }, 60);
    await memory.adapter('AccessToken').revokeByGrantId('g1');
    expect(await tokens.find('one')).toBeUndefined();
    await tokens.destroy('two');
    expect(await tokens.find('two')).toBeUndefined();
  });

  it('is bounded: the oldest go first', async () => {
    const replays = memory.adapter('ReplayDetection');
    for (let at = 0; at <= 10_000; at++) await replays.upsert(String(at), {}, 60);
    expect(await replays.find('0')).toBeUndefined();
    expect(await replays.find('1')).toBeDefined();
  });
});
