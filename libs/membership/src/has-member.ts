// `Type` reads metadata while a class is being declared.
import 'reflect-metadata';

import { Type } from 'class-transformer';
import { IsObject, ValidateNested } from 'class-validator';

/** Exactly one object of one class. */
export function HasMember(entry: () => new () => object): PropertyDecorator {
  const rules = [IsObject(), ValidateNested(), Type(entry)];
  return (target, property) => rules.forEach((rule) => rule(target, property));
}
