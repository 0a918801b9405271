import { Component, type ReactNode } from 'react';
import { Button } from '../parts/Button';
import { Notice } from '../parts/Notice';
import { Screen } from '../parts/Screen';
import { common, frame } from '../text/sv';

/** A screen that breaks says so and leaves the frame standing: what was typed is saved. Another address starts anew. */
export class Boundary extends Component<{ path: string; children: ReactNode }, { brokenAt: string | null }> {
  override state = { brokenAt: null };

  static getDerivedStateFromError(): { brokenAt: string | null } {
    return { brokenAt: '' };
  }

  override componentDidCatch(): void {
    this.setState({ brokenAt: this.props.path });
  }

  override render(): ReactNode {
    const { brokenAt } = this.state;
    if (brokenAt === null || (brokenAt !== '' && brokenAt !== this.props.path)) return this.props.children;
    const again = () => this.setState({ brokenAt: null });
    return (
      <Screen title={common.app}>
        <Notice tone="wrong" role="alert" title={frame.stopped.title} action={<Button size="small" onClick={again}>{frame.stopped.again}</Button>}>
          {frame.stopped.text}
        </Notice>
      </Screen>
    );
  }
}
