import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const ENGINE = new URL('start-engine.ts', import.meta.url).href;

const START = `
  const { startEngine } = await import('${ENGINE}');
  const engine = await startEngine({});
  await engine.exec('CREATE TABLE kept (number integer)');
  await engine.close();
`;

describe('the engine of an embedded database', () => {
  it('keeps the code that it was compiled to, which V8 can fail to free', async () => {
    const args = ['--stress-wasm-code-gc', '--trace-wasm-code-gc', '--input-type=module', '--eval', START];
    const { stdout } = await promisify(execFile)(process.execPath, args, {
      env: { ...process.env, NODE_OPTIONS: '--conditions=source --import=@swc-node/register/esm-register' },
    });
    expect(stdout).not.toContain('Triggering GC');
  });
});
