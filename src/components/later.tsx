// A part of the program that is fetched when it is first shown, or ahead of that. React's own `lazy` puts nothing in an
// empty place for 300 ms after it was shown empty (FALLBACK_THROTTLE_MS in react-dom), even if all is there by then: a panel
// that opens on a key must not wait for that.

import { type ComponentType, createElement, useEffect, useState } from 'react';

export interface Later<P> {
  readonly Body: ComponentType<P>;
  /** Fetches it ahead. Rejects where that fails: it is asked for again when it is shown. */
  readonly fetch: () => Promise<unknown>;
}

/** `Meanwhile` stands in its place until it is there; a part that cannot be fetched throws when it is drawn. */
export function later<P extends object>(
  load: () => Promise<ComponentType<P>>,
  Meanwhile: ComponentType = Nothing,
): Later<P> {
  let known: ComponentType<P> | null = null;
  const fetch = async (): Promise<ComponentType<P>> => (known ??= await load());
  function Body(props: P) {
    const [part, setPart] = useState(() => known);
    const [fault, setFault] = useState<{ readonly error: unknown } | null>(null);
    useEffect(() => {
      if (part) return;
      let gone = false;
      fetch().then(
        (found) => {
          if (!gone) setPart(() => found);
        },
        (error: unknown) => {
          if (!gone) setFault({ error });
        },
      );
      return () => {
        gone = true;
      };
    }, [part]);
    if (fault) throw fault.error;
    return part ? createElement(part, props) : createElement(Meanwhile);
  }
  return { Body, fetch };
}

function Nothing() {
  return null;
}
