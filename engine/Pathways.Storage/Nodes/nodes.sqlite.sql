-- statement: beat
insert into node (name, kind, version, started_at, beat_at, has_stopped, skew_ms, in_hand, fired, late_median_ms,
    late_p95_ms, late_worst_ms)
values (@name, @kind, @version, strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), @has_stopped,
    cast(round((julianday(@machine_time) - julianday('now')) * 86400000) as integer), @in_hand, @fired, @late_median_ms,
    @late_p95_ms, @late_worst_ms)
on conflict (name) do update
set beat_at = excluded.beat_at, has_stopped = excluded.has_stopped, skew_ms = excluded.skew_ms, in_hand = excluded.in_hand,
    fired = excluded.fired, late_median_ms = excluded.late_median_ms, late_p95_ms = excluded.late_p95_ms,
    late_worst_ms = excluded.late_worst_ms, version = excluded.version;

-- statement: clock
select strftime('%Y-%m-%dT%H:%M:%f000Z', 'now') as now;

-- statement: list
select *, cast(round((julianday('now') - julianday(beat_at)) * 86400000) as integer) as silence_ms
from node
where beat_at > strftime('%Y-%m-%dT%H:%M:%f000Z', 'now', '-1 day')
order by beat_at desc, name
limit 200;

-- statement: forget
delete from node
where beat_at < strftime('%Y-%m-%dT%H:%M:%f000Z', 'now', '-7 days');
