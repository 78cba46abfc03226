-- The name and password that a feed's address had, sealed: the address itself is shown to everybody.
alter table feed add column login text;
