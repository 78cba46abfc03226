-- Feeds whose move to another domain was learnt had no host there, and were never polled again.
insert into host (name) select distinct host from feed where host <> '' on conflict do nothing;
