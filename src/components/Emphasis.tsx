import { Fragment } from 'react';

/** A text in which `<b>…</b>` stands for what is to be seen first. It is text: nothing else in it means anything. */
export function Emphasis({ text }: { readonly text: string }) {
  return text
    .split(/<b>(.*?)<\/b>/u)
    .map((part, i) => (i % 2 === 1 ? <b key={i}>{part}</b> : <Fragment key={i}>{part}</Fragment>));
}
