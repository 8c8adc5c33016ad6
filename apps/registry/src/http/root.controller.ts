import { Controller, Get, Header, NotFoundException } from '@nestjs/common';

import { KeptRootsReader } from '#intake';

/** The signed root as this node uses it. Compare it with the one you were given by hand before you trust it. */
@Controller()
export class RootController {
  constructor(private readonly roots: KeptRootsReader) {}

  @Get('root.json')
  @Header('content-type', 'application/json')
  async file(): Promise<string> {
    const newest = (await this.roots.files()).at(-1);
    if (newest === undefined) throw new NotFoundException();
    return `${JSON.stringify(JSON.parse(newest), null, 2)}\n`;
  }
}
