-- What a post is called, for those who tell of what it did.
create view org.fact_post with (security_invoker = true) as
  select district_id, code, title_zh, title_en from org.post;
grant select on org.fact_post to huying_server;
