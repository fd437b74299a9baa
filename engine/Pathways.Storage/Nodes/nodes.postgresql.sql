-- statement: beat
insert into node (name, kind, version, started_at, beat_at, has_stopped, skew_ms, in_hand, fired, late_median_ms,
    late_p95_ms, late_worst_ms)
values (@name, @kind, @version, clock_timestamp(), clock_timestamp(), @has_stopped,
    round(extract(epoch from @machine_time - clock_timestamp()) * 1000), @in_hand, @fired, @late_median_ms, @late_p95_ms, @late_worst_ms)
on conflict (name) do update
set beat_at = excluded.beat_at, has_stopped = excluded.has_stopped, skew_ms = excluded.skew_ms, in_hand = excluded.in_hand,
    fired = excluded.fired, late_median_ms = excluded.late_median_ms, late_p95_ms = excluded.late_p95_ms,
    late_worst_ms = excluded.late_worst_ms, version = excluded.version;

-- statement: clock
select clock_timestamp() as now;

-- statement: list
select *, cast(round(extract(epoch from clock_timestamp() - beat_at) * 1000) as bigint) as silence_ms
from node
where beat_at > clock_timestamp() - interval '1 day'
order by beat_at desc, name
limit 200;

-- statement: forget
delete from node
where beat_at < clock_timestamp() - interval '7 days';
