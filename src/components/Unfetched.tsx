// A part of the page that could not be fetched, or that broke, takes nothing with it: the rest stays as it is.

import { Component, type ComponentType, type ReactNode } from 'react';

interface UnfetchedProps {
  readonly children: ReactNode;
  /** What stands there instead; absent: nothing. `again` tries once more. */
  readonly instead?: ComponentType<{ readonly again: () => void }>;
}

export class Unfetched extends Component<UnfetchedProps, { readonly failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { readonly failed: boolean } {
    return { failed: true };
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    const { instead: Instead } = this.props;
    return Instead ? <Instead again={() => this.setState({ failed: false })} /> : null;
  }
}
