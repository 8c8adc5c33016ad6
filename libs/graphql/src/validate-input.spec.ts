import { Type } from 'class-transformer';
import { IsInt, IsOptional, Length, Max, Min, ValidateNested } from 'class-validator';

import { InvalidInput, validateInput } from './index.js';

class PartyForm {
  @Length(1, 10)
  name: string;

  @IsOptional()
  @Length(2, 2)
  seat?: string;
}

class QuestionForm {
  @ValidateNested({ each: true })
  @Type(() => PartyForm)
  parties: PartyForm[];

  @IsInt()
  @Min(1)
  @Max(5)
  first: number;
}

const good = { parties: [{ name: 'Quillmere' }], first: 1 };

function refusal(input: object): InvalidInput {
  try {
    validateInput(QuestionForm, input, 'input');
  } catch (error) {
    if (error instanceof InvalidInput) return error;
    throw error;
  }
  throw new Error('The input was taken.');
}

const paths = (input: object): string[] => refusal(input).problems.map((problem) => problem.path.join('.'));

describe('validateInput', () => {
  it('returns a right input as its class, nested inputs too', () => {
    const form = validateInput(QuestionForm, good, 'input');
    expect(form).toBeInstanceOf(QuestionForm);
    expect(form.parties[0]).toBeInstanceOf(PartyForm);
    expect(form).toEqual(good);
  });

  it('takes inputs without a prototype, as GraphQL hands them over', () => {
    const party = Object.assign(Object.create(null) as object, { name: 'Quillmere' });
    const input = Object.assign(Object.create(null) as object, { parties: [party], first: 1 });
    expect(validateInput(QuestionForm, input, 'input').parties[0]?.name).toBe('Quillmere');
  });

  it('names every fault at once, each with its place', () => {
    const input = { parties: [{ name: '' }, { name: 'x', seat: 'NLD' }], first: 9 };
    expect(paths(input).sort()).toEqual(['input.first', 'input.parties.0.name', 'input.parties.1.seat']);
  });

  it('names each broken rule of one field', () => {
    expect(paths({ ...good, first: 'many' }).length).toBeGreaterThan(1);
  });

  it('refuses members that the form does not have', () => {
    expect(paths({ ...good, admin: true })).toEqual(['input.admin']);
    expect(paths({ ...good, parties: [{ name: 'x', role: 'owner' }] })).toEqual(['input.parties.0.role']);
  });

  it('begins paths with the name of the argument', () => {
    const error = refusal({ ...good, first: 0 });
    expect(error.path).toEqual(['input', 'first']);
    expect(error).toMatchObject({ code: 'INPUT_INVALID' });
  });

  it('never repeats what was sent', () => {
    const { message, problems } = refusal({ parties: [{ name: 'secret deal of a listed firm' }], first: 99 });
    expect(JSON.stringify([message, problems])).not.toMatch(/secret|99/);
  });

  it('leaves the input it was given as it was', () => {
    const given = structuredClone(good);
    validateInput(QuestionForm, given, 'input');
    expect(given).toEqual(good);
  });
});
