-- What a draft of rules would have changed is reckoned over all decisions that were ever taken.
create index instance_event_decision on instance_event (network_id, instance_id, sequence) where type = 'decisionMade';
