-- Hash of the small picture that lists show; its bytes lie in the file store like any other.
alter table kernel.file add column thumbnail text;
