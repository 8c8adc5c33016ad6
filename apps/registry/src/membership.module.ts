import { type DynamicModule, Module } from '@nestjs/common';

import { MembershipDirectory } from '#membership';

/** Makes the membership in force available to every room; #membership itself knows no framework. */
@Module({})
export class MembershipModule {
  static register(directory: MembershipDirectory): DynamicModule {
    return {
      module: MembershipModule,
      global: true,
      providers: [{ provide: MembershipDirectory, useValue: directory }],
      exports: [MembershipDirectory],
    };
  }
}
