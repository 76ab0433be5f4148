-- A district retires a class for itself from a day on, and may bring it back; what the national list withdrew
-- (retired_on) stays the list's, and a profile that is loaded again leaves the district's own day alone.
alter table catalogue.class add column retired_here_on date;

create or replace view catalogue.fact_class with (security_invoker = true) as
  select class.district_id, class.edition, class.kind, class.code, class.level, class.parent_code,
         class.title_zh, class.title_en, class.unit, class.extension,
         least(class.retired_on, class.retired_here_on) as retired_on,
         major.code as major_code, major.title_zh as major_zh, major.title_en as major_en
  from catalogue.class
  join catalogue.class as major
    on major.district_id = class.district_id and major.edition = class.edition
   and major.kind = class.kind and major.code = left(class.code, 2);
