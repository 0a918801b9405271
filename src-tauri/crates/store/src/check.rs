//! Whether everything is there that the head knows of. Looks only; nothing may be written before this has answered.

use chrono::{DateTime, Utc};
use rusqlite::{Connection, params};
use samsyn_vault::VaultKey;

use crate::audit::AuditHead;
use crate::chains::clock_ms;
use crate::head::{ChainMark, Found, Mark};
use crate::loss::{Loss, LossKind};
use crate::open::Meta;
use crate::sql::{Columns, first};
use crate::wal::WalView;
use crate::{Result, chains};

/// What the looking found: where the head goes on, and what is missing.
pub(crate) struct Checked {
    pub(crate) mark: Mark,
    pub(crate) loss: Option<Loss>,
}

/// Compares an open database with the head beside it, the head's copy and the write-ahead log as it lay there.
pub(crate) fn look(
    db: &Connection,
    key: &VaultKey,
    (found, copy): (&Found, Option<&[u8]>),
    wal: WalView,
    now: DateTime<Utc>,
) -> Result<Checked> {
    let standing = Standing::of(db)?;
    let beside = if let Found::Mark(mark) = found { Some(mark.as_ref()) } else { None };
    // A head of another vault is none.
    let beside = beside.filter(|mark| mark.vault == standing.vault);
    let copy = copy.and_then(|bytes| Mark::decode(bytes, key)).filter(|mark| mark.vault == standing.vault);
    let order = |mark: &Mark| (mark.line_ms, mark.number);
    let remembered = copy.as_ref().filter(|copy| beside.is_none_or(|beside| order(copy) > order(beside)));
    let mut loss = None;
    if let Some(beside) = beside {
        loss = against(db, &standing, beside, wal, now)?;
    }
    if let (None, Some(remembered)) = (&loss, remembered) {
        // The copy lies elsewhere and says nothing of a write-ahead log here.
        let remembered = Mark { wal: None, ..remembered.clone() };
        loss = against(db, &standing, &remembered, wal, now)?.map(|loss| match (&loss.kind, beside) {
            (LossKind::OlderCopy | LossKind::LogCut, Some(_)) => Loss { kind: LossKind::OlderFolder, ..loss },
            _ => loss,
        });
    }
    let blind = match (found, beside) {
        (_, Some(_)) => None,
        (Found::Absent, None) => Some(LossKind::HeadMissing),
        (_, None) => Some(LossKind::HeadDamaged),
    };
    let loss = loss.or_else(|| {
        let kind = if wal.loses() { LossKind::WalDamaged } else { blind? };
        blind.map(|_| Loss { since: standing.at, ..Loss::new(kind, now) })
    });
    let known = beside.into_iter().chain(copy.as_ref()).map(order).max();
    let (line_ms, number) = match (known, &loss) {
        (Some(known), None) => known,
        (known, _) => (clock_ms(now).max(known.map_or(0, |(line_ms, _)| line_ms.saturating_add(1))), 0),
    };
    let wal = if let WalView::Read { mark, .. } = wal { Some(mark).filter(|mark| mark.frames > 0) } else { None };
    let Standing { vault, audit, chains, .. } = standing;
    Ok(Checked { mark: Mark { vault, line_ms, number, audit, wal, chains }, loss })
}

/// Where the logs of a database stand.
pub(crate) struct Standing {
    pub(crate) vault: samsyn_vault::VaultId,
    pub(crate) chains: Vec<ChainMark>,
    pub(crate) audit: AuditHead,
    /// Instant of the last row.
    at: Option<DateTime<Utc>>,
}

impl Standing {
    pub(crate) fn of(db: &Connection) -> Result<Self> {
        let at = first(db, "SELECT at FROM audit ORDER BY seq DESC LIMIT 1", [], |row| row.at(0))?;
        Ok(Self { vault: Meta::read(db)?.vault, chains: chains::marks(db)?, audit: AuditHead::read(db)?, at })
    }

    fn seq_of(&self, chain: &ChainMark) -> u64 {
        let same = |own: &&ChainMark| own.device == chain.device && own.incarnation == chain.incarnation;
        self.chains.iter().find(same).map_or(0, |own| own.seq)
    }
}

/// What the database lacks of what `mark` says.
fn against(
    db: &Connection,
    standing: &Standing,
    mark: &Mark,
    wal: WalView,
    now: DateTime<Utc>,
) -> Result<Option<Loss>> {
    let (mut events, mut forked) = (0, false);
    for chain in &mark.chains {
        let there = standing.seq_of(chain);
        events += chain.seq.saturating_sub(there);
        // What the head names by its number must be the same event.
        forked |= there >= chain.seq && chains::hash_of(db, chain)? != Some(chain.hash);
    }
    let rows = mark.audit.seq.saturating_sub(standing.audit.seq);
    let row =
        first(db, "SELECT hash FROM audit WHERE seq = ?1", params![mark.audit.seq], |row| row.get::<_, [u8; 32]>(0))?;
    let rewritten = rows == 0 && mark.audit.seq > 0 && row != Some(mark.audit.hash);
    let wal_lost = mark.wal.is_some_and(|promised| !wal.reaches(promised));
    let kind = match (forked, wal_lost, events > 0, rows > 0 || rewritten) {
        (true, ..) => LossKind::Forked,
        (_, true, ..) if matches!(wal, WalView::Empty) => LossKind::WalMissing,
        (_, true, ..) => LossKind::WalDamaged,
        (_, _, true, true) => LossKind::OlderCopy,
        (_, _, true, false) => LossKind::LogCut,
        (_, _, false, true) => LossKind::RowsGone,
        (_, _, false, false) => return Ok(None),
    };
    Ok(Some(Loss { events, rows, since: standing.at, ..Loss::new(kind, now) }))
}
