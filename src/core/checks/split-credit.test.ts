import { expect, it } from 'vitest';
import { article, caption, credit, p } from '../../testing/builders.ts';
import { ignores, mends } from '../../testing/finds.ts';
import { splitCredit as check } from './split-credit.ts';

it('joins a credit that runs over two lines, with a space', () => {
  expect(
    mends(
      check,
      article(
        { kind: 'photo' },
        caption('图为新修的河堤。'),
        credit('■本报记者 林小满'),
        credit('通讯员 王小禾 摄'),
      ),
    ),
  ).toEqual(['图为新修的河堤。', '■本报记者 林小满 通讯员 王小禾 摄']);
});

it('leaves two credits of two pictures', () => {
  ignores(check, article(credit('■本报记者 林小满 摄'), credit('通讯员 王小禾 摄')));
  ignores(check, article(credit('■本报记者 林小满'), credit('■本报记者 王小禾 摄')));
  ignores(check, article(p('本报记者 林小满'), p('通讯员 王小禾 摄')));
});
