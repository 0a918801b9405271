import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { common } from '../text/sv';
import { Button } from './Button';
import { classes } from './classes';

interface DialogProps {
  title: string;
  open: boolean;
  onClose: () => void;
  children: ReactNode;
  /** Buttons of the foot; the right act last. Without it the foot has Stäng. */
  foot?: ReactNode;
  /** Must be answered: Esc and a click outside do nothing. */
  mustAnswer?: boolean;
  role?: 'dialog' | 'alertdialog';
  /** Width, default 34rem. */
  width?: string;
  className?: string;
}

interface DialogActsProps {
  /** The act in its own words ("Byt mottagare"). */
  act: string;
  onCancel: () => void;
  /** Runs the act; or the button submits the form with the id `form`. */
  onAct?: () => void;
  form?: string;
  cancel?: string;
  busy?: boolean;
}

/** The foot of a dialog that asks: the way out, and the act. */
export function DialogActs({ act, onCancel, onAct, form, cancel = common.cancel, busy }: DialogActsProps) {
  return (
    <>
      <Button onClick={onCancel}>{cancel}</Button>
      <Button kind="main" className="push" disabled={busy} onClick={onAct} {...(form ? { type: 'submit' as const, form } : {})}>{act}</Button>
    </>
  );
}

/** A dialog: title, first field focused, Esc closes, focus returns. */
export function Dialog({ title, open, onClose, children, foot, mustAnswer, role = 'dialog', width = '34rem', className }: DialogProps) {
  return (
    <ModalOverlay className="scrim" isOpen={open} onOpenChange={(next) => !next && onClose()} isDismissable={!mustAnswer} isKeyboardDismissDisabled={mustAnswer ?? false}>
      <Modal style={{ width: `min(${width}, 100%)`, maxHeight: '100%', display: 'grid' }}>
        <AriaDialog role={role} className={classes('dlg', className)} style={{ width: '100%' }}>
          <header className="dlg__h">
            <Heading slot="title" level={1}>{title}</Heading>
          </header>
          <div className="dlg__b dlg__pad">{children}</div>
          <footer className="dlg__f">{foot ?? <Button className="push" onClick={onClose}>{common.close}</Button>}</footer>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
