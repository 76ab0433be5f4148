-- Whether a platform's lists name an order at all, on whichever day.
create index listed_order_number on exchange.listed_order (district_id, system, number);
