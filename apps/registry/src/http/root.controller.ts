import { Controller, Get, Header, Inject } from '@nestjs/common';

export const ROOT_TEXT = Symbol('root text');

/** The signed root as this node uses it. Compare it with the one you were given by hand before you trust it. */
@Controller()
export class RootController {
  constructor(@Inject(ROOT_TEXT) private readonly root: string) {}

  @Get('root.json')
  @Header('content-type', 'application/json')
  file(): string {
    return this.root;
  }
}
