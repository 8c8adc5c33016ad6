import { type DynamicModule, Module } from '@nestjs/common';

import { MembershipDirectory, type Root } from '#membership';

/** Makes the membership in force available to every room; #membership itself knows no framework. */
@Module({})
export class MembershipModule {
  static register(root: Root): DynamicModule {
    return {
      module: MembershipModule,
      global: true,
      providers: [{ provide: MembershipDirectory, useValue: new MembershipDirectory(root) }],
      exports: [MembershipDirectory],
    };
  }
}
