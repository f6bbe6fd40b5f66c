// One exporter per format. To add one: a file beside this one, and its entry here.

import { alto } from './alto.ts';
import { csv } from './csv.ts';
import { docx } from './docx.ts';
import { docxRedline } from './docx-redline.ts';
import { html } from './html.ts';
import { json } from './json.ts';
import { md } from './md.ts';
import { ninjs } from './ninjs.ts';
import { nitf } from './nitf.ts';
import { proof, redproof } from './proof.ts';
import { txt } from './txt.ts';
import type { Exporter } from './types.ts';

export const exporters: readonly Exporter[] = [
  txt,
  docx,
  docxRedline,
  proof,
  redproof,
  html,
  md,
  csv,
  ninjs,
  nitf,
  alto,
  json,
];
