-- what stood in the way when it was last acted upon, without personal data
alter table response_event add column reaction_problem varchar(200);
