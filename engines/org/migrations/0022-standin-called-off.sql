-- A stand-in may be called off, before its first day or in the middle; what was done in it stays.
alter table org.standin add column called_off_at timestamptz;
