// `Type` reads metadata while a class is being declared.
import 'reflect-metadata';

import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsObject, ValidateNested } from 'class-validator';

/**
 * A list of 0 to `most` objects of one class. `IsObject` is needed beside `ValidateNested`, which takes
 * a list of lists for a list.
 */
export function HasMembers(entry: () => new () => object, most = 1000): PropertyDecorator {
  const rules = [
    IsArray(),
    ArrayMaxSize(most),
    IsObject({ each: true }),
    ValidateNested({ each: true }),
    Type(entry),
  ];
  return (target, property) => rules.forEach((rule) => rule(target, property));
}
